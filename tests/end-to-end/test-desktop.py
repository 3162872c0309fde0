#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop does with an installed Backfill: start it once, hand it files, find it.

Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import os
import re
import shutil
import subprocess
import sys

from tap import Tap, from_environment, need_display, need_tools, skip_all

try:
    from a11y import Application, press, run
    from gi.repository import Gio, GLib
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

ID = "io.github.backfill.Backfill"
PATH = "/" + ID.replace(".", "/")
PROGRAM_NAME = "backfill"
MIME_TYPE = "application/x-backfill-profile"
SEARCHES = ("backfill", "hiring", "staff clin", "medical assis", "workload")

need_tools("xdotool", "xprop", "update-mime-database")
need_display()

tap = Tap()
program = from_environment("BF_PROGRAM")
examples = os.path.join(from_environment("BF_SOURCE_ROOT"), "resources", "examples")
built = os.environ["GSETTINGS_SCHEMA_DIR"]
data = os.environ["XDG_DATA_HOME"]
guides = os.path.join(built, "help")
first_plan = os.path.join(examples, "small-family-practice.backfill")
other_plan = os.path.join(examples, "busy-urgent-care.backfill")
bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def install():
    """Under this session's own folders, as an installation would be."""
    services = os.path.join(os.path.dirname(os.environ["BF_SCRATCH"]), "services")
    for folder, name in (("applications", ID + ".desktop"), ("mime/packages", ID + ".xml")):
        os.makedirs(os.path.join(data, folder), exist_ok=True)
        shutil.copy(os.path.join(built, name), os.path.join(data, folder, name))
    with open(os.path.join(built, ID + ".service"), encoding="utf-8") as file:
        service = re.sub(r"^Exec=\S+", "Exec=" + program, file.read(), flags=re.M)
    with open(os.path.join(services, ID + ".service"), "w", encoding="utf-8") as file:
        file.write(service)
    call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReloadConfig")
    run("update-mime-database", os.path.join(data, "mime"))


def call(name, path, interface, method, signature=None, *arguments):
    parameters = GLib.Variant(signature, arguments) if signature else None
    return bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 20000, None)


def call_application(method, signature, *arguments):
    return call(ID, PATH, "org.freedesktop.Application", method, signature, *arguments)


def find_window():
    """As the window manager knows it."""
    return run("xdotool", "search", "--sync", "--onlyvisible", "--class", PROGRAM_NAME).split()[-1]


def is_hidden(window):
    return "_NET_WM_STATE_HIDDEN" in run("xprop", "-id", window, "_NET_WM_STATE")


def is_active(window):
    return int(run("xdotool", "getactivewindow")) == int(window)


def start_second(*arguments):
    """A second start hands over to the first and ends."""
    done = subprocess.run([program, *arguments], timeout=30, capture_output=True, text=True, check=False)
    tap.equal((done.returncode, done.stderr), (0, ""), "a second start ends at once and says nothing")


def single_instance(app):
    window = find_window()
    run("xdotool", "windowminimize", "--sync", window)
    app.wait_for(lambda: is_hidden(window), "the window to go out of sight")
    start_second()
    app.wait_for(lambda: not is_hidden(window) and is_active(window), "the first window to come back")
    tap.equal(len(app.windows()), 1, "a second start shows the window of the first")
    start_second(first_plan)
    tap.equal(len(app.windows()), 1, "a file that is open already gets no second window")
    start_second(other_plan)
    app.wait_for(lambda: len(app.windows()) == 2, "a second window")
    tap.ok(True, "another file gets a window of its own")


def end(app):
    call_application("ActivateAction", "(sava{sv})", "quit", [], {})
    app.wait_for(lambda: not call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "NameHasOwner", "(s)", ID).unpack()[0], "the program to end")


def activation():
    """Nothing runs; the bus starts it."""
    call_application("Open", "(asa{sv})", [GLib.filename_to_uri(first_plan)], {})
    app = Application(PROGRAM_NAME)
    app.find(name=re.compile("Maple Street"))
    tap.equal(len(app.windows()), 1, "a file is opened by the bus, in one window")
    actions = call(ID, PATH, "org.gtk.Actions", "List").unpack()[0]
    entry = GLib.KeyFile()
    entry.load_from_file(os.path.join(built, ID + ".desktop"), GLib.KeyFileFlags.NONE)
    window_class = entry.get_string("Desktop Entry", "StartupWMClass")
    tap.ok(f'"{window_class}"' in run("xprop", "-id", find_window(), "WM_CLASS"), "the window belongs to the launcher's entry")
    offered = entry.get_string_list("Desktop Entry", "Actions")
    tap.equal([name for name in offered if name not in actions], [], "the program has every action of the launcher")
    call_application("ActivateAction", "(sava{sv})", "new-window", [], {})
    app.wait_for(lambda: len(app.windows()) == 2, "a new window")
    tap.ok(True, "the launcher opens a new window")
    end(app)


def search():
    """In a process of its own, which finds what was installed."""
    script = ("import sys\n"
              "try:\n    from gi.repository import GioUnix\n    search = GioUnix.DesktopAppInfo.search\n"
              "except ImportError:\n    from gi.repository import Gio\n    search = Gio.DesktopAppInfo.search\n"
              "print(*[name for group in search(sys.argv[1]) for name in group])")
    for words in SEARCHES:
        tap.ok(ID + ".desktop" in run(sys.executable, "-c", script, words), f"a search for “{words}” finds it")


def mime_type():
    kind, _uncertain = Gio.content_type_guess("north.backfill", None)
    tap.equal(kind, MIME_TYPE, "a file has its type by its name")
    tap.equal(Gio.content_type_get_icon(kind).get_names()[0], ID + "-profile", "and its icon")
    tap.ok(Gio.content_type_is_a(kind, "application/json"), "a text editor opens it, too")


def install_handler(folder, kind):
    """The program for @kind writes down what it is asked for, and nothing else."""
    asked = os.path.join(folder, "asked-" + kind.replace("/", "-"))
    handler = asked + ".sh"
    with open(handler, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\nprintf %s "$1" >"{asked}.part" && mv "{asked}.part" "{asked}"\n')
    os.chmod(handler, 0o755)
    name = os.path.basename(asked) + ".desktop"
    with open(os.path.join(folder, "applications", name), "w", encoding="utf-8") as file:
        file.write(f"[Desktop Entry]\nType=Application\nName=Asked\nExec={handler} %u\nMimeType={kind};\n")
    with open(os.path.join(folder, "applications", "mimeapps.list"), "a", encoding="utf-8") as file:
        file.write(f"[Default Applications]\n{kind}={name}\n")
    return asked


def make_desktop(name, *kinds):
    """The environment of a desktop that has programs for @kinds alone, and what they are asked for."""
    folder = os.path.join(os.environ["BF_SCRATCH"], name)
    share = os.path.join(folder, "share")
    os.makedirs(os.path.join(folder, "applications"))
    os.makedirs(share)
    for entry in os.listdir("/usr/share"):
        if entry != "applications":
            os.symlink(os.path.join("/usr/share", entry), os.path.join(share, entry))
    asked = [install_handler(folder, kind) for kind in kinds]
    return {**os.environ, "XDG_DATA_HOME": folder, "XDG_DATA_DIRS": share, "BACKFILL_GUIDE": guides}, asked


def read_asked(asked):
    if not os.path.exists(asked):
        return None
    with open(asked, encoding="utf-8") as file:
        return file.read()


def ask_for_help(environment, check):
    user = subprocess.Popen([program, first_plan], env=environment)
    try:
        app = Application(PROGRAM_NAME)
        app.find(name=re.compile("Maple Street"))
        press("F1")
        check(app)
    finally:
        user.kill()
        user.wait()


def help_in_viewer():
    environment, (manual, page) = make_desktop("with-viewer", "x-scheme-handler/help", "text/html")
    ask_for_help(environment, lambda app: app.wait_for(lambda: read_asked(manual), "the viewer"))
    tap.equal((read_asked(manual), read_asked(page)), ("help:backfill", None), "F1 opens the manual in its viewer")


def help_in_browser():
    environment, (page,) = make_desktop("with-browser", "text/html")
    for languages, name in (("en_US:fr", "guide.html"), ("fr_CA:es", "guide.fr.html")):
        ask_for_help({**environment, "LANGUAGE": languages}, lambda app: app.wait_for(lambda: read_asked(page), "the browser"))
        tap.equal(Gio.File.new_for_commandline_arg(read_asked(page)).get_path(), os.path.join(guides, name),
                  f"without a viewer F1 opens the guide in the browser, for {languages} {name}")
        os.remove(page)


def help_in_words():
    environment, _asked = make_desktop("with-nothing")
    ask_for_help(environment, lambda app: app.find(name="Help Cannot Be Shown"))
    tap.ok(True, "without both a message says what to do")


install()
search()
mime_type()
process = subprocess.Popen([program, first_plan])
window_of_first = tap.attempt("the first start opens a window", Application, PROGRAM_NAME)
if window_of_first is not None:
    tap.attempt("one process runs all windows", single_instance, window_of_first)
    end(window_of_first)
    tap.equal(process.wait(timeout=15), 0, "quitting ends it")
    tap.attempt("the bus starts the program", activation)
tap.attempt("the viewer is asked", help_in_viewer)
tap.attempt("the browser is asked", help_in_browser)
tap.attempt("a message comes", help_in_words)
tap.finish()
