#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program, or another Backfill, changes the file that is open.

Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import json
import os
import re
import shutil
import subprocess

from tap import Tap, from_environment, make_folder, need_display, need_tools, skip_all

try:
    from gi.repository import Gio
    from a11y import Application, Role, need_all_names, press
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

PROGRAM_NAME = "backfill"
EXAMPLE = "small-family-practice.backfill"
MEMBER = "visits-per-day"
LABEL = re.compile("Visits per Day", re.IGNORECASE)
QUESTION = re.compile("Which Version Do You Want")
LOADED = re.compile("was changed by another program and loaded again")
# A bus that starts nothing.
BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

need_tools("xdotool", "dbus-run-session")
need_display()
need_all_names()

tap = Tap()
program = from_environment("BF_PROGRAM")
folder = make_folder()
plan = os.path.join(folder, "plan.backfill")


def read_number():
    with open(plan, encoding="utf-8") as file:
        return json.load(file)["numbers"][MEMBER]


def write_number(number):
    """As other programs save: a new file that takes the name."""
    with open(plan, encoding="utf-8") as file:
        profile = json.load(file)
    profile["numbers"][MEMBER] = number
    with open(plan + ".new", "w", encoding="utf-8") as file:
        json.dump(profile, file)
    os.rename(plan + ".new", plan)


class Session:
    """One program with the file.  @name: of its executable; @bus: starts it on a bus of its own."""

    def __init__(self, name=PROGRAM_NAME, bus=()):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            os.symlink(program, path)
        self.process = subprocess.Popen([*bus, path, plan], cwd=folder)
        self.app = Application(name)
        self.find_number()
        # The newest window of a Backfill is this one's.
        self.window = self.run("search", "--onlyvisible", "--class", "backfill").split()[-1]

    @staticmethod
    def run(*arguments):
        return subprocess.run(["xdotool", *arguments], check=True, capture_output=True, text=True).stdout

    def find_number(self):
        def names_number(spin):
            row = spin
            while row is not None and row.role != Role.LIST_ITEM:
                row = row.parent
            return bool(LABEL.search(spin.name)) or row is not None and bool(row.find_all(name=LABEL))

        return self.app.find(Role.SPIN_BUTTON, test=names_number)

    def wait_for_number(self, number):
        self.app.wait_for(lambda: self.find_number().get_value() == number, f"the number {number}")

    def turn_away_and_back(self):
        self.run("windowminimize", "--sync", self.window)
        self.run("windowactivate", "--sync", self.window)

    def answer(self, name):
        self.app.find(name=QUESTION)
        self.app.find(Role.BUTTON, test=lambda node: name in node.name).activate()
        self.app.wait_gone(name=QUESTION)

    def end(self):
        self.process.kill()
        self.process.wait()


def load_unasked():
    write_number(41)
    session.turn_away_and_back()
    session.wait_for_number(41)
    session.app.find(name=LOADED)
    press("ctrl+z")
    session.wait_for_number(37)
    press("ctrl+shift+z")
    session.wait_for_number(41)


def ask_on_return():
    session.find_number().set_value(42)
    write_number(43)
    session.turn_away_and_back()
    session.answer("Decide Later")
    # Once is enough, until it is saved.
    session.turn_away_and_back()
    session.wait_for_number(42)
    if session.app.count(name=QUESTION):
        raise AssertionError("it asks a second time")
    press("ctrl+s")
    session.answer("Load the Other")
    session.wait_for_number(43)


def keep_mine():
    session.find_number().set_value(44)
    write_number(45)
    press("ctrl+s")
    session.answer("Cancel")
    # The end of the question is no reason to ask again.
    session.turn_away_and_back()
    session.wait_for_number(44)
    if session.app.count(name=QUESTION):
        raise AssertionError("it asks a second time")
    press("ctrl+s")
    session.answer("Replace It")
    session.app.wait_for(lambda: read_number() == 44, "the file to hold mine")


def notice_loss():
    os.remove(plan)
    session.turn_away_and_back()
    session.app.find_unsaved()
    press("ctrl+s")
    session.app.wait_for(lambda: os.path.exists(plan) and read_number() == 44, "the file to be there again")


def find_accessibility_bus():
    session_bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return session_bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                 Gio.DBusCallFlags.NONE, -1, None).unpack()[0]


def two_processes():
    """A second Backfill that cannot know of the first, as in another session."""
    config = os.path.join(folder, "bus.conf")
    with open(config, "w", encoding="utf-8") as file:
        file.write(BUS)
    other = Session("other-backfill", ["dbus-run-session", f"--config-file={config}", "--", "env", f"AT_SPI_BUS_ADDRESS={find_accessibility_bus()}"])
    try:
        other.wait_for_number(44)
        other.find_number().set_value(46)
        session.find_number().set_value(47)
        other.run("windowactivate", "--sync", other.window)
        press("ctrl+s")
        other.app.wait_for(lambda: read_number() == 46, "the file of the other one")
        session.run("windowactivate", "--sync", session.window)
        session.answer("Decide Later")
        press("ctrl+s")
        session.answer("Cancel")
        if read_number() != 46:
            raise AssertionError("the other one's number was replaced")
    finally:
        other.end()


shutil.copy(os.path.join(from_environment("BF_SOURCE_ROOT"), "resources", "examples", EXAMPLE), plan)
session = Session()
try:
    tap.attempt("without own changes the new version is loaded, and undo brings the old one", load_unasked)
    tap.attempt("with own changes it asks on the return, once, and again before it saves", ask_on_return)
    tap.attempt("mine replaces theirs when that is the answer", keep_mine)
    tap.attempt("a file that is gone is noticed, and saving makes it again", notice_loss)
    tap.attempt("two processes never replace each other's work unasked", two_processes)
finally:
    session.end()
tap.finish()
