#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What only a mouse does: the wheel, which must change nothing, and a table that is
saved from the menu of its page.

Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import os
import re
import subprocess

from tap import Tap, from_environment, make_folder, need_display, need_tools, skip_all

try:
    from a11y import Application, NotThere, Role, State, need_all_names, press
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

need_tools("xdotool")
need_display()
need_all_names()

WHEEL = (4, 5, 5)

tap = Tap()
program = from_environment("BF_PROGRAM")
example = os.path.join(from_environment("BF_SOURCE_ROOT"), "resources", "examples", "busy-urgent-care.backfill")
folder = make_folder()


def in_sight(node):
    _, y, width, height = node.extents()
    return width > 0 and height > 0 and 60 < y < 560


def can_undo():
    return any(node.has_state(State.SENSITIVE) for node in app.snapshot().find_all(name=re.compile("^Undo")))


def turn_wheel(view, role, name=None):
    """Over each control of a kind that is in sight, without leaving it."""
    press(f"alt+{view}")
    app.find(role, name)
    nodes = [node for node in app.snapshot().find_all(role, name) if in_sight(node)]
    if not nodes:
        raise NotThere(f"anything to turn the wheel over in view {view}")
    before = [(node.name, node.get_value()) if role == Role.SPIN_BUTTON else node.name for node in nodes]
    for node in nodes[:4]:
        if in_sight(node):
            for button in WHEEL:
                app.click(node, button)
    after = [(node.name, node.get_value()) if role == Role.SPIN_BUTTON else node.name for node in nodes]
    if before != after:
        raise NotThere(f"the same as before in {[pair for pair in zip(before, after) if pair[0] != pair[1]]}")
    if can_undo():
        raise NotThere("a plan that is as it was: there is something to undo")


def save_table():
    press("alt+3")
    app.find(name="Only Differences")
    before = {window.path for window in app.windows()}
    app.click(app.find(name=re.compile("^Copy or save")))
    app.find(Role.MENU_ITEM, re.compile("CSV")).activate()
    app.wait_for(lambda: any(window.path not in before for window in app.windows()), "the file chooser")
    press("Return")
    app.wait_for(lambda: [name for name in os.listdir(folder) if name.endswith(".csv")], "the table on the disk")
    with open(os.path.join(folder, next(name for name in os.listdir(folder) if name.endswith(".csv"))), encoding="utf-8-sig") as file:
        text = file.read()
    if "Medical Assistant" not in text or text.count("\n") < 10:
        raise NotThere(f"a table of the roles, but {text[:200]!r}")


process = subprocess.Popen([program, example], cwd=folder)
app = Application("backfill")
try:
    app.find(name=re.compile("^Visits per Day$"))
    tap.attempt("the wheel changes no choice of the form", lambda: turn_wheel(1, Role.COMBO_BOX))
    tap.attempt("the wheel changes no number of the form", lambda: turn_wheel(1, Role.SPIN_BUTTON))
    tap.attempt("the wheel changes no choice of the plan", lambda: turn_wheel(4, Role.COMBO_BOX))
    tap.attempt("the comparison is saved as a table", save_table)
finally:
    process.kill()
    process.wait()
tap.finish()
