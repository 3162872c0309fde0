#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that was not saved outlives a program that is killed.

Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import glob
import os
import re
import shutil
import signal
import subprocess

from tap import Tap, from_environment, make_folder, need_display, need_tools, skip_all

try:
    from a11y import Application, NotThere, Role, need_all_names, press
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

PROGRAM_NAME = "backfill"
NUMBER = re.compile("Visits per Day", re.IGNORECASE)
QUESTION = re.compile("Restore Unsaved Changes")
EXAMPLE = "small-family-practice.backfill"

need_tools("xdotool")
need_display()
need_all_names()

tap = Tap()
program = from_environment("BF_PROGRAM")
root = from_environment("BF_SOURCE_ROOT")
folder = make_folder()
drafts = os.path.join(os.environ["XDG_DATA_HOME"], "backfill", "drafts")
plan = os.path.join(folder, "plan.backfill")


class Session:
    """The program from its start to its end, whichever that is."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([program, *arguments], cwd=folder)
        self.app = Application(PROGRAM_NAME)

    def number(self):
        def names_number(spin):
            row = spin
            while row is not None and row.role != Role.LIST_ITEM:
                row = row.parent
            return bool(NUMBER.search(spin.name)) or row is not None and bool(row.find_all(name=NUMBER))

        return self.app.find(Role.SPIN_BUTTON, test=names_number)

    def wait_for_draft(self):
        return self.app.wait_for(list_drafts, "a draft on the disk")

    def answer(self, name):
        self.app.find(name=QUESTION)
        button = self.app.find(Role.BUTTON, test=lambda node: name in node.name)
        button.activate()
        self.app.wait_gone(name=QUESTION)

    def end(self, number):
        self.process.send_signal(number)
        return self.process.wait(timeout=15)


def list_drafts():
    return glob.glob(os.path.join(drafts, "*.draft"))


def saved_text():
    with open(plan, encoding="utf-8") as file:
        return file.read()


def change_and_end(number, value, wait):
    session = Session(plan)
    try:
        session.number().set_value(value)
        session.app.wait_for(lambda: session.number().get_value() == value, f"the number {value}")
        if wait:
            session.wait_for_draft()
    finally:
        session.end(number)
    if not list_drafts():
        raise NotThere("a draft on the disk")


def restore(value):
    """Says yes to the question, and looks whether the number is there again."""
    session = Session()
    try:
        session.answer("Restore")
        session.app.wait_for(lambda: session.number().get_value() == value, f"the number {value}")
        session.app.find_unsaved()
        press("ctrl+s")
        session.app.wait_for(lambda: not list_drafts(), "the draft to go once it is saved")
    finally:
        session.end(signal.SIGKILL)


def answer_only(name):
    session = Session()
    try:
        session.answer(name)
    finally:
        session.end(signal.SIGKILL)


def discard_all():
    count = len(list_drafts())
    session = Session()
    try:
        for left in range(count - 1, -1, -1):
            session.app.find(Role.BUTTON, test=lambda node: "Discard" in node.name).activate()
            session.app.wait_for(lambda left=left: len(list_drafts()) == left, f"{left} drafts")
        session.app.wait_gone(name=QUESTION)
    finally:
        session.end(signal.SIGKILL)


def start_with_damage():
    os.makedirs(drafts, exist_ok=True)
    with open(os.path.join(drafts, "6f1c2b3a-1111-4222-8333-0123456789ab.draft"), "w", encoding="utf-8") as file:
        file.write("what a mess")
    session = Session(plan)
    try:
        session.number()
        session.app.wait_for(lambda: os.listdir(os.path.join(drafts, "damaged")), "the damaged draft aside")
        if session.app.count(name=QUESTION):
            raise AssertionError("it asks about a damaged draft")
    finally:
        session.end(signal.SIGKILL)


shutil.copy(os.path.join(root, "resources", "examples", EXAMPLE), plan)
before = saved_text()

tap.attempt("a killed program leaves a draft", change_and_end, signal.SIGKILL, 61, True)
tap.equal(saved_text(), before, "the file itself is as it was")
tap.attempt("asking later keeps the draft", answer_only, "Later")
tap.equal(len(list_drafts()), 1, "there is one draft")
tap.attempt("the next start restores the changes, and saving ends the draft", restore, 61)
tap.ok(re.search(r'"visits-per-day": 61\b', saved_text()), "the restored changes are in the file", saved_text()[:500])

tap.attempt("the end of the session leaves a draft at once", change_and_end, signal.SIGTERM, 62, False)
tap.attempt("a closed terminal, too", change_and_end, signal.SIGHUP, 63, False)
tap.equal(len(list_drafts()), 2, "both drafts are there")
tap.attempt("each draft is asked about and can be discarded", discard_all)
tap.ok(re.search(r'"visits-per-day": 61\b', saved_text()), "what was discarded is in no file")
tap.attempt("a damaged draft never blocks a start", start_with_damage)
tap.finish()
