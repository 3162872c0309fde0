# SPDX-License-Identifier: GPL-3.0-or-later
"""The few lines of the Test Anything Protocol that our Python tests print."""

import os
import shutil
import sys
import tempfile
import traceback


class Tap:
    """Numbers the tests, and knows at the end whether all of them passed."""

    def __init__(self):
        self.count = 0
        self.failures = 0

    def _print(self, text):
        print(text, flush=True)

    def note(self, text):
        for line in str(text).splitlines() or [""]:
            self._print("# " + line)

    def ok(self, condition, title, detail=""):
        """One test; @detail is shown when it fails."""
        self.count += 1
        if condition:
            self._print(f"ok {self.count} - {title}")
        else:
            self.failures += 1
            self._print(f"not ok {self.count} - {title}")
            if detail:
                self.note(detail)
        return bool(condition)

    def equal(self, seen, expected, title):
        return self.ok(seen == expected, title, f"expected {expected!r}\nseen     {seen!r}")

    def skip(self, title, reason):
        self.count += 1
        self._print(f"ok {self.count} - {title} # SKIP {reason}")

    def attempt(self, title, function, *arguments):
        """One test that passes when @function returns, whatever it returns."""
        try:
            result = function(*arguments)
        except Exception:  # pylint: disable=broad-except
            self.ok(False, title, traceback.format_exc())
            return None
        self.ok(True, title)
        return result

    def finish(self):
        """Prints the plan and ends the program."""
        self._print(f"1..{self.count}")
        sys.exit(1 if self.failures else 0)


def skip_all(reason):
    print(f"1..0 # SKIP {reason}", flush=True)
    sys.exit(0)


def need_tools(*tools):
    """Skips the program where one of @tools is missing."""
    for tool in tools:
        if not shutil.which(tool):
            skip_all(f"{tool} is not installed")


def need_display():
    """Skips the program where no window can be shown."""
    if not os.environ.get("DISPLAY"):
        skip_all("there is no display")


def make_folder():
    """A new folder for the files of a test, which goes with the display it was started in."""
    return tempfile.mkdtemp(dir=os.environ.get("BF_SCRATCH"))


def from_environment(name):
    """A path that the build system hands over; without it nothing can be tested."""
    value = os.environ.get(name)
    if not value:
        print(f"Bail out! {name} is not set: run this test with ./dev test", flush=True)
        sys.exit(1)
    return os.path.abspath(value)
