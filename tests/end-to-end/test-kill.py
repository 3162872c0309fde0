#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No edit older than two seconds is lost, whenever the program is killed.

The program is edited, saved now and then, and killed at a moment of chance; the
next one restores what the last one left and is killed in turn.  BF_RUNS says how
often.  Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import glob
import json
import os
import random
import re
import subprocess
import threading
import time

from tap import Tap, from_environment, make_folder, need_display, need_tools, skip_all

try:
    from gi.repository import GLib
    from a11y import Application, NotThere, Refused, Role, press
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

PROGRAM_NAME = "backfill"
EXAMPLE = "small-family-practice.backfill"
MEMBER = "visits-per-day"
LABEL = re.compile("Visits per Day", re.IGNORECASE)
QUESTION = re.compile("Restore Unsaved Changes")
SEED = 3
PROMISE_SECONDS = 2
LONGEST_SESSION_SECONDS = 2.8
LOWEST, HIGHEST = 20, 390

need_tools("xdotool")
need_display()

tap = Tap()
program = from_environment("BF_PROGRAM")
runs = int(os.environ.get("BF_RUNS", "20"))
chance = random.Random(SEED)
folder = make_folder()
drafts = os.path.join(os.environ["XDG_DATA_HOME"], "backfill", "drafts")
plan = os.path.join(folder, "plan.backfill")
totals = {"edits": 0, "saves": 0, "restored": 0, "lost": 0.0}


def number_in(text):
    return json.loads(text).get("numbers", {}).get(MEMBER)


def number_on_disk():
    """What a new start would go on with: the draft, else the file."""
    for path in glob.glob(os.path.join(drafts, "*.draft")):
        with open(path, encoding="utf-8") as file:
            file.readline()
            return number_in(file.read())
    with open(plan, encoding="utf-8") as file:
        return number_in(file.read())


class Session:
    """The program from its start to its violent end."""

    def __init__(self, number):
        self.restoring = bool(glob.glob(os.path.join(drafts, "*.draft")))
        self.process = subprocess.Popen([program, plan], cwd=folder)
        self.app = Application(PROGRAM_NAME)
        self.killed_at = None
        # Each edit with the moment it was acknowledged; what was there counts as old.
        self.edits = [(0, number)]
        self.spin = None

    def open(self):
        """Answers the question, if there is one, and checks what came back."""
        if self.restoring:
            self.app.find(name=QUESTION)
            self.app.find(Role.BUTTON, test=lambda node: "Restore" in node.name).activate()
            self.app.wait_gone(name=QUESTION)
            totals["restored"] += 1
        self.app.wait_for(lambda: self.find_number().get_value() == self.edits[0][1], f"the number {self.edits[0][1]}")
        self.spin = self.find_number()

    def find_number(self):
        def names_number(spin):
            row = spin
            while row is not None and row.role != Role.LIST_ITEM:
                row = row.parent
            return bool(LABEL.search(spin.name)) or row is not None and bool(row.find_all(name=LABEL))

        return self.app.find(Role.SPIN_BUTTON, test=names_number)

    def kill(self):
        self.killed_at = time.monotonic()
        self.process.kill()

    def edit_until_killed(self):
        timer = threading.Timer(chance.random() * LONGEST_SESSION_SECONDS, self.kill)
        number = self.edits[0][1]
        timer.start()
        try:
            while self.killed_at is None:
                number = number + 1 if number < HIGHEST else LOWEST
                self.spin.set_value(number)
                self.edits.append((time.monotonic(), number))
                if chance.random() < 0.03:
                    press("ctrl+s")
                    totals["saves"] += 1
                time.sleep(chance.random() * 0.1)
        except (GLib.Error, NotThere, Refused, subprocess.CalledProcessError):
            if self.killed_at is None:
                raise
        finally:
            timer.join()
            self.process.wait()
        # The last one may have been done and not acknowledged.
        self.edits.append((self.killed_at, number))
        totals["edits"] += len(self.edits)

    def check(self):
        """Gives the number a new start has to show."""
        found = number_on_disk()
        numbers = [number for _, number in self.edits]
        if found not in numbers:
            raise AssertionError(f"{found} is on the disk, which is none of {numbers}")
        lost = self.edits[len(numbers) - numbers[::-1].index(found):]
        ages = [self.killed_at - moment for moment, _ in lost]
        totals["lost"] = max([totals["lost"], *ages])
        if ages and max(ages) > PROMISE_SECONDS:
            raise AssertionError(f"an edit {max(ages):.2f} s old is lost")
        return found


def make_numbers():
    """The example, with the number as the program would write it."""
    with open(os.path.join(from_environment("BF_SOURCE_ROOT"), "resources", "examples", EXAMPLE), encoding="utf-8") as file:
        profile = json.load(file)
    profile["numbers"][MEMBER] = LOWEST
    with open(plan, "w", encoding="utf-8") as file:
        json.dump(profile, file)
    return LOWEST


def kill_often():
    number = make_numbers()
    for run in range(runs):
        session = Session(number)
        try:
            session.open()
            session.edit_until_killed()
        finally:
            session.process.kill()
            session.process.wait()
        number = session.check()
        if run % 20 == 19:
            tap.note(f"{run + 1} kills so far")


tap.attempt(f"{runs} kills lose no edit older than {PROMISE_SECONDS} seconds", kill_often)
tap.note(f"{totals['edits']} edits, {totals['saves']} saves, {totals['restored']} restored; the oldest edit lost was {totals['lost']:.2f} s old")
tap.ok(not os.path.exists(os.path.join(drafts, "damaged")), "no draft was damaged")
tap.finish()
