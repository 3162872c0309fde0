#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first window to a plan on paper, as a practice manager does it.

Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import os
import re
import signal
import subprocess

from tap import Tap, from_environment, make_folder, need_display, need_tools, skip_all

try:
    from a11y import Application, NotThere, Role, State, need_all_names, press, type_ascii
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

# What the windows call their parts; the only place to change with the templates.
PROGRAM_NAME = "backfill"
EXAMPLE = re.compile("Small Family Practice", re.IGNORECASE)
EXAMPLE_ROLES = (Role.BUTTON, Role.LIST_ITEM)
PRACTICE_NAME = re.compile(r"\w+ Family", re.IGNORECASE)
VIEWS = ("Practice", "Needs", "Roles", "Plan")
VIEW_KEYS = ("alt+1", "alt+2", "alt+3", "alt+4")
VIEW_SIGNS = (
    re.compile("^Visits per Day$"),
    re.compile("^With the Recommended Option$"),
    re.compile("^Only Differences$"),
    re.compile(r"^Page \d+ of \d+$"),
)
NUMBER_FIELD = re.compile("Visits per Day", re.IGNORECASE)
LIVE_RESULT = re.compile(r"^You are short \d+ hours? a week")
RECOMMENDED_ROLE = "Medical Assistant"
SAVE_BUTTON = re.compile("^_?(Save|Export)")
OPEN_KEYS, EXPORT_KEYS, UNDO_KEYS, CLOSE_KEYS = "ctrl+o", "ctrl+e", "ctrl+z", "Escape"
ERROR_SIGN = re.compile("broken", re.IGNORECASE)

need_tools("xdotool", "xprop", "pdftotext")
need_display()
need_all_names()

tap = Tap()
program = from_environment("BF_PROGRAM")
folder = make_folder()
PLAN = os.path.join(folder, "plan.pdf")
BROKEN = os.path.join(folder, "broken.backfill")


def start():
    process = subprocess.Popen([program], cwd=folder)
    return process, Application(PROGRAM_NAME)


def names_number(spin):
    """A spin button is known by its own name or by what its row says."""
    if NUMBER_FIELD.search(spin.name):
        return True
    row = spin.parent
    while row is not None and row.role != Role.LIST_ITEM:
        row = row.parent
    return row is not None and bool(row.find_all(name=NUMBER_FIELD))


def find_number():
    return app.find(Role.SPIN_BUTTON, test=names_number)


def live_result():
    """The sentence at the foot of the window."""
    return app.find(name=LIVE_RESULT, test=lambda node: node.role in (Role.LABEL, Role.STATUS_BAR)).name


def open_example():
    row = app.find(EXAMPLE_ROLES, test=lambda node: any(EXAMPLE.search(part.name) for part in node.walk()))
    if row.list_actions():
        row.activate()
    else:
        app.click(row)
    return find_number()


def visit(keys, view, sign):
    """Both the tab and the page below it must be the right ones."""
    press(keys)
    app.find(Role.PAGE_TAB, view, test=lambda tab: tab.has_state(State.SELECTED))
    return app.find(name=sign)


def change_number():
    press(VIEW_KEYS[0])
    number = find_number()
    before, sentence = number.get_value(), live_result()
    number.set_value(before * 3)
    app.wait_for(lambda: live_result() != sentence, "another live result")
    return before, sentence


def undo_number(before, sentence):
    press(UNDO_KEYS)
    app.wait_for(lambda: find_number().get_value() == before, f"the number to be {before} again")
    app.wait_for(lambda: live_result() == sentence, "the live result to be the old one")


def press_for_window(keys):
    """Presses @keys and returns the window that comes up."""
    before = {window.path for window in app.windows()}
    press(keys)
    return app.wait_for(lambda: next((window for window in app.windows() if window.path not in before), None),
                        f"a window after {keys}")


def export_plan():
    chooser = press_for_window(EXPORT_KEYS)
    entry = next(node for node in chooser.find_all(Role.TEXT) if node.has_state(State.EDITABLE))
    entry.set_text(PLAN)
    app.wait_for(lambda: entry.get_text() == PLAN, "the path in the chooser")
    app.find(Role.BUTTON, test=lambda node: SAVE_BUTTON.search(node.name) and node.toplevel().path == chooser.path).activate()
    app.wait_for(lambda: os.path.exists(PLAN) and os.path.getsize(PLAN) > 0, "the plan on disk")


def read_plan():
    done = subprocess.run(["pdftotext", "-layout", PLAN, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def open_broken():
    with open(BROKEN, "w", encoding="utf-8") as file:
        file.write('{ "format": "backfill-profile", "version": 1, "name": ')
    press_for_window(OPEN_KEYS)
    # A path that begins with a slash opens the chooser's own entry for it.
    type_ascii(BROKEN)
    app.wait_for(lambda: any(node.get_text() == BROKEN for node in app.snapshot().find_all(Role.TEXT)), "the typed path")
    press("Return")
    message = app.find(name=ERROR_SIGN, test=lambda node: node.role == Role.LABEL)
    return message.name


def leave():
    app.wait_for(lambda: app.windows()[0].name, "a window")
    next(window for window in app.windows() if window.role == Role.FRAME).activate("window.close")
    return process.wait(timeout=15)


process, app = start()
try:
    tap.attempt("an example opens from the start page", open_example)
    for view, keys, sign in zip(VIEWS, VIEW_KEYS, VIEW_SIGNS):
        tap.attempt(f"{keys} shows the view {view}", visit, keys, view, sign)

    changed = tap.attempt("changing a number changes the live result", change_number)
    if changed:
        tap.attempt("undo brings number and result back", undo_number, *changed)

    tap.attempt("the plan is exported through the file chooser", export_plan)
    text = tap.attempt("the plan is a PDF with text", read_plan) or ""
    tap.ok(PRACTICE_NAME.search(text), "the plan names the practice", text[:600])
    tap.ok(RECOMMENDED_ROLE in text, "the plan names the recommended role", text[:600])

    tap.attempt("a broken file is told by name", open_broken)
    press(CLOSE_KEYS)
    tap.ok(process.poll() is None, "the application survives a broken file")
    tap.attempt("the example is still there", lambda: (press(VIEW_KEYS[0]), find_number()))
    status = tap.attempt("the window closes", leave)
    tap.equal(status, 0, "the application ends well")
except NotThere as missing:
    tap.ok(False, f"lost the window: {missing}")
finally:
    if process.poll() is None:
        app.dump()
        process.send_signal(signal.SIGTERM)
        process.wait()
tap.finish()
