#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandboxed application behind the real portals, without a person.

    test-portals.py APPLICATION-ID EXAMPLE OUTPUT-FOLDER

Only the dialogs are stand-ins, which answer at once: the portals, the document
folder they hand files through, and the sandbox are the real ones.  Runs inside
`session`, as an ordinary user.
"""

import json
import os
import re
import subprocess
import sys
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # pylint: disable=wrong-import-position

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "support"))
from tap import Tap  # pylint: disable=wrong-import-position

BACKEND = "org.freedesktop.impl.portal.desktop.standin"
IMPL = "org.freedesktop.impl.portal."
PORTALS = os.environ["XDG_DESKTOP_PORTAL_DIR"]
PATIENCE_SECONDS = 60
DONE, CANCELLED = 0, 1


def interface(name, methods):
    """The description of a portal's backend: all of its methods answer with (ua{sv})."""
    described = "".join(
        f'<method name="{method}">'
        + "".join(f'<arg type="{kind}" direction="in"/>' for kind in re.findall(r"a\{sv\}|[a-z]", arguments))
        + '<arg type="u" direction="out"/><arg type="a{sv}" direction="out"/></method>'
        for method, arguments in methods.items())
    return f'<interface name="{IMPL}{name}">{described}</interface>'


INTERFACES = "<node>" + interface("FileChooser", {
    "OpenFile": "osssa{sv}",
    "SaveFile": "osssa{sv}",
}) + interface("Print", {
    "PreparePrint": "osssa{sv}a{sv}a{sv}",
    "Print": "osssha{sv}",
}) + "</node>"


class Dialogs:
    """What a person would choose, and what was asked."""

    def __init__(self, folder):
        self.open_path = None
        self.save_path = None
        self.printed = os.path.join(folder, "printed.pdf")
        self.asked = []

    def write_configuration(self):
        os.makedirs(PORTALS, exist_ok=True)
        with open(os.path.join(PORTALS, "standin.portal"), "w", encoding="utf-8") as file:
            file.write(f"[portal]\nDBusName={BACKEND}\nInterfaces={IMPL}FileChooser;{IMPL}Print;\nUseIn=GNOME;\n")
        with open(os.path.join(PORTALS, "portals.conf"), "w", encoding="utf-8") as file:
            file.write("[preferred]\ndefault=standin\n")

    def serve(self):
        connection = Gio.bus_get_sync(Gio.BusType.SESSION)
        for described in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
            connection.register_object("/org/freedesktop/portal/desktop", described, self._answer, None, None)
        Gio.bus_own_name_on_connection(connection, BACKEND, Gio.BusNameOwnerFlags.NONE, None, None)

    def _answer(self, _connection, _sender, _path, _interface, method, parameters, invocation):
        arguments = parameters.unpack()
        status, results = getattr(self, "_" + method)(parameters, arguments, invocation)
        invocation.return_value(GLib.Variant("(ua{sv})", (status, results)))
        self.asked.append({"method": method, "application": arguments[1], "title": arguments[3]})

    def _OpenFile(self, _parameters, _arguments, _invocation):
        if self.open_path is None:
            return CANCELLED, {}
        return DONE, {"uris": GLib.Variant("as", [GLib.filename_to_uri(self.open_path)])}

    def _SaveFile(self, _parameters, _arguments, _invocation):
        return DONE, {"uris": GLib.Variant("as", [GLib.filename_to_uri(self.save_path)])}

    def _PreparePrint(self, parameters, arguments, _invocation):
        settings = {key: GLib.Variant("s", str(value)) for key, value in arguments[4].items()}
        return DONE, {"settings": GLib.Variant("a{sv}", settings), "page-setup": parameters.get_child_value(5),
                      "token": GLib.Variant("u", 1)}

    def _Print(self, _parameters, arguments, invocation):
        descriptor = invocation.get_message().get_unix_fd_list().get(arguments[4])
        with os.fdopen(descriptor, "rb") as source, open(self.printed, "wb") as target:
            target.write(source.read())
        return DONE, {}


def wait_for(condition, what):
    """Lets the dialogs answer until @condition holds; raises if it never does."""
    context = GLib.MainContext.default()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        while context.iteration(False):
            pass
        time.sleep(0.02)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Program:
    """The application in its sandbox, with one window."""

    def __init__(self, application, *environment):
        self.application = application
        self.process = subprocess.Popen(["flatpak", "run", *("--env=" + item for item in environment), application])
        wait_for(self.window, f"a window of {application}")

    def window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Backfill|Plan|Practice|Clinic"],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[-1] if found else None

    def press(self, keys):
        """Without a window manager the keys go to the window under the pointer."""
        run("xdotool", "mousemove", "300", "300", "key", keys)

    def end(self):
        run("flatpak", "kill", self.application)
        self.process.wait()


class Test:
    def __init__(self, application, example, folder):
        self.application = application
        self.folder = folder
        self.dialogs = Dialogs(folder)
        with open(example, encoding="utf-8") as file:
            self.practice = json.load(file)
        self.marker = "Sandbox Practice & Sons"
        self.tap = Tap()

    def asked(self, method):
        return [call for call in self.dialogs.asked if call["method"] == method]

    def press_until(self, program, keys, method):
        """Presses again now and then: a window that has just come may not listen yet."""
        before = len(self.asked(method))
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(self.asked(method)) == before:
            if time.monotonic() > deadline:
                raise TimeoutError(method)
            program.press(keys)
            try:
                wait_briefly(lambda: len(self.asked(method)) > before)
            except TimeoutError:
                continue

    def open_file(self, program):
        path = os.path.join(os.path.expanduser("~"), "chosen", "practice.backfill")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self.practice["name"] = self.marker
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.practice, file)
        self.dialogs.open_path = path
        self.press_until(program, "ctrl+o", "OpenFile")
        wait_for(lambda: self.marker in run("xdotool", "getwindowname", program.window()),
                 "the name of the practice in the title")

    def save_file(self, program):
        path = os.path.join(os.path.expanduser("~"), "chosen", "saved.backfill")
        if os.path.exists(path):
            os.remove(path)
        self.dialogs.save_path = path
        self.press_until(program, "ctrl+shift+s", "SaveFile")
        wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0, "the saved file")
        with open(path, encoding="utf-8") as file:
            saved = json.load(file)
        self.tap.equal(saved.get("name"), self.marker, "what is saved is what was opened")
        self.tap.equal(sorted(os.listdir(os.path.dirname(path))), ["practice.backfill", "saved.backfill"],
                       "saving leaves nothing else behind")

    def print_plan(self, program):
        self.press_until(program, "ctrl+p", "Print")
        text = run("pdftotext", self.dialogs.printed, "-")
        self.tap.ok(self.marker in text, "the printed plan is that of the practice", text[:400])
        pages = int(re.search(r"^Pages:\s+(\d+)", run("pdfinfo", self.dialogs.printed), re.M)[1])
        self.tap.ok(pages > 3, f"the printed plan has its pages ({pages})")

    def in_language(self, language):
        """The title of the dialog that the portal is asked for comes from the catalog of messages."""
        program = Program(self.application, f"LANGUAGE={language}", "LC_ALL=en_US.UTF-8")
        self.dialogs.open_path = None
        try:
            self.press_until(program, "ctrl+o", "OpenFile")
            run("import", "-window", "root", os.path.join(self.folder, f"window-{language}.png"))
        finally:
            program.end()
        english, translated = self.asked("OpenFile")[0]["title"], self.asked("OpenFile")[-1]["title"]
        self.tap.ok(english != translated, f"the window speaks {language}", f"the dialog still says {english!r}")

    def run(self):
        self.dialogs.write_configuration()
        self.dialogs.serve()
        program = self.tap.attempt("the sandboxed window comes", Program, self.application, "LANGUAGE=en")
        if program is None:
            self.tap.finish()
        self.tap.attempt("a file is opened through the portal", self.open_file, program)
        self.tap.attempt("it is saved through the portal", self.save_file, program)
        run("import", "-window", "root", os.path.join(self.folder, "window.png"))
        self.tap.attempt("the plan is printed through the portal", self.print_plan, program)
        self.tap.equal({call["application"] for call in self.dialogs.asked}, {self.application},
                       "every portal knew who asked")
        program.end()
        languages = installed_languages(self.application)
        for language in languages:
            self.tap.attempt(f"a window in {language} comes", self.in_language, language)
        if not languages:
            self.tap.skip("the window is translated", "there are no translations yet")
        self.tap.finish()


def wait_briefly(condition):
    context = GLib.MainContext.default()
    deadline = time.monotonic() + 3
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        while context.iteration(False):
            pass
        time.sleep(0.02)


def installed_languages(application):
    place = os.path.join(run("flatpak", "info", "--show-location", application).strip(), "files", "share", "locale")
    return sorted(os.listdir(place)) if os.path.isdir(place) else []


if __name__ == "__main__":
    Test(*sys.argv[1:4]).run()
