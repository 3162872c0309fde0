# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that saves without end, and whether its file is whole."""

import os
import re
import subprocess

from tap import from_environment

LEFTOVER = ".backfill-save"


class SaveLoop:
    """It says the number of each save that is on the disk."""

    def __init__(self, path, mode=""):
        # Without a buffer, which would keep lines that communicate() never sees.
        self.process = subprocess.Popen(
            [from_environment("BF_SAVE_LOOP"), path, mode], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)

    def wait_for_first(self):
        return self.process.stdout.readline()

    def kill(self):
        self.process.kill()
        return self.finish()

    def finish(self):
        """Gives what else it said."""
        said, _ = self.process.communicate()
        return said


def read_number(path):
    """The number in a whole file, 0 if there is no file; else ValueError says what is wrong."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except FileNotFoundError:
        return 0
    found = re.fullmatch(rb"(\d+) (\d+)\n([a-z]+)\n(\d+)\n", content)
    if not found or found[1] != found[4] or int(found[2]) != len(found[3]):
        raise ValueError(f"{len(content)} bytes that are no whole file: {content[:40]!r} ... {content[-40:]!r}")
    return int(found[1])


def last_number(*said):
    """The last whole line of what a loop said, 0 if there was none."""
    lines = b"".join(said).split(b"\n")[:-1]
    return int(lines[-1]) if lines else 0


def list_leftovers(folder):
    return [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(LEFTOVER)]
