#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way by mouse, from the start page to a PDF, with what each view is for; and
what only a mouse does: the wheel, which must change nothing.

Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import os
import re
import shutil
import subprocess

from tap import Tap, from_environment, make_folder, need_display, need_tools, skip_all

try:
    from a11y import Application, NotThere, Role, State, need_all_names, press
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

need_tools("xdotool", "xprop", "xwininfo", "pdftotext")
need_display()
need_all_names()

WHEEL = (4, 5, 5)
SETTING, RESULT = "Urgent Care Clinic", "Your team covers the work; no hire is needed."
OPTION, SECTION = "One full-time Phlebotomist", "Roles Side by Side"

tap = Tap()
program = from_environment("BF_PROGRAM")
example = os.path.join(from_environment("BF_SOURCE_ROOT"), "resources", "examples", "busy-urgent-care.backfill")
folder = make_folder()
views = {
    "Practice": re.compile("^Visits per Day$"),
    "Needs": re.compile("^With the Recommended Option$"),
    "Roles": re.compile("^Only Differences$"),
    "Plan": re.compile(r"^Page \d+ of \d+$"),
}


def in_sight(node):
    _, y, width, height = node.extents()
    return width > 0 and height > 0 and 60 < y < 560


def is_selected(node):
    return node.has_state(State.SELECTED)


def is_checked(node):
    return node.has_state(State.CHECKED)


def says(node, text):
    return any(part.name == text for part in node.walk())


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
    # Once this key is answered, so was the wheel.
    press(f"alt+{view % 4 + 1}")
    app.find(Role.PAGE_TAB, list(views)[view % 4], is_selected)
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


def start(*arguments):
    process = subprocess.Popen([program, *arguments], cwd=folder)
    return process, Application("backfill")


def click(role, name, test=None, **how):
    app.click(app.find(role, name, test), **how)


def is_in_header(node):
    return node.extents()[1] < 60


def show(view):
    click(Role.PAGE_TAB, view, is_in_header)
    app.find(Role.PAGE_TAB, view, is_selected)
    return app.find(name=views[view])


def choose_setting():
    click(Role.BUTTON, re.compile("New Plan"))
    app.find(name=views["Practice"])
    click(Role.COMBO_BOX, re.compile("^Setting"))
    click(Role.LIST_ITEM, None, lambda node: says(node, SETTING))
    app.find(name=RESULT)


def visits():
    return app.find(Role.SPIN_BUTTON, "Visits per Day")


def raise_visits():
    before = visits().get_value()
    app.click(visits(), across=0.9)
    app.wait_for(lambda: visits().get_value() == before + 1, f"{before + 1} visits")
    return before


def ask_why():
    show("Needs")
    click(Role.LIST_ITEM, re.compile("^Bring the Patient"))
    app.find(name="Who does it today")
    click(Role.RADIO_BUTTON, "With the Recommended Option")
    app.find(Role.RADIO_BUTTON, "With the Recommended Option", is_checked)


def compare():
    show("Roles")
    rows = lambda: app.count(Role.TABLE_ROW)
    before = rows()
    click(Role.CHECK_BOX, "Only Differences")
    app.wait_for(lambda: rows() < before, "fewer rows")
    click(Role.RADIO_BUTTON, "Options")
    click(Role.TABLE_ROW, OPTION)
    app.find(name=re.compile(f"^Why .*: {OPTION}"))
    click(Role.BUTTON, "Compare with Roles")
    app.find(Role.RADIO_BUTTON, "Compare", is_checked)
    app.find(Role.TABLE_ROW, "Column Titles", lambda node: says(node, OPTION))


def leave_section_out():
    show("Plan")
    click(Role.CHECK_BOX, SECTION)
    app.find(Role.CHECK_BOX, SECTION, lambda node: not is_checked(node))
    zoom = app.find(Role.BUTTON, re.compile("^Normal size")).name
    click(Role.BUTTON, "Zoom In")
    app.wait_gone(Role.BUTTON, zoom)


def click_for_chooser():
    click(Role.BUTTON, re.compile("^Export PDF"))
    app.wait_for(lambda: len(app.windows()) == 2, "the file chooser")


def list_plans():
    return [name for name in os.listdir(folder) if name.endswith(".pdf")]


def cancel_export():
    click_for_chooser()
    click(Role.BUTTON, re.compile("^_?Cancel$"))
    app.wait_for(lambda: len(app.windows()) == 1, "the chooser to close")
    if list_plans():
        raise AssertionError(f"cancelling wrote {list_plans()}")


def export():
    click_for_chooser()
    click(Role.BUTTON, re.compile("^_?(Save|Export)$"))
    name = app.wait_for(list_plans, "the plan on the disk")[0]
    path = os.path.join(folder, name)
    app.wait_for(lambda: os.path.getsize(path) > 0, "the content of the plan")
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    if "Hiring Plan" not in text or SECTION in text:
        raise AssertionError(f"a plan without {SECTION!r}, but {text[:400]}")


def undo_from_plan(before):
    click(Role.BUTTON, "Undo")
    app.wait_for(lambda: visits().get_value() == before, f"{before} visits")
    show("Practice")


def walk():
    tap.attempt("a click opens a new plan, and the setting is chosen from its list", choose_setting)
    before = tap.attempt("Practice: a number is raised by its button", raise_visits)
    tap.attempt("Needs: a row says how its number comes about", ask_why)
    tap.attempt("Roles: an option is looked at, and put beside the roles", compare)
    tap.attempt("Plan: a section is left out, and the page enlarged", leave_section_out)
    tap.attempt("cancelling the chooser writes nothing", cancel_export)
    tap.attempt("the plan is exported", export)
    tap.attempt("what was changed in one view is undone in another", undo_from_plan, before)


def turn_wheel_everywhere():
    app.find(name=views["Practice"])
    tap.attempt("the wheel changes no choice of the form", turn_wheel, 1, Role.COMBO_BOX)
    tap.attempt("the wheel changes no number of the form", turn_wheel, 1, Role.SPIN_BUTTON)
    tap.attempt("the wheel changes no choice of the plan", turn_wheel, 4, Role.COMBO_BOX)
    tap.attempt("the comparison is saved as a table", save_table)


for steps, arguments in ((walk, ()), (turn_wheel_everywhere, (example,))):
    process, app = start(*arguments)
    try:
        steps()
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(os.path.join(os.environ["XDG_DATA_HOME"], "backfill", "drafts"), ignore_errors=True)
tap.finish()
