#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader meets has a name, in every view of every example.

Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import os
import re
import shutil
import signal
import subprocess

from tap import Tap, from_environment, make_folder, need_display, need_tools, skip_all

try:
    from a11y import Application, NotThere, Role, State, need_all_names, press, type_ascii
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

PROGRAM_NAME = "backfill"
EXAMPLES = ("small-family-practice", "busy-urgent-care", "rural-health-center")
VIEWS = (
    ("Practice", "alt+1", re.compile("^Visits per Day$")),
    ("Needs", "alt+2", re.compile("^With the Recommended Option$")),
    ("Roles", "alt+3", re.compile("^Only Differences$")),
    ("Plan", "alt+4", re.compile(r"^Page \d+ of \d+$")),
)
# What can be worked with, and pictures: each of them says what it is.
NAMED = {
    Role.BUTTON, Role.CHECK_BOX, Role.COMBO_BOX, Role.ENTRY, Role.IMAGE, Role.LIST_ITEM, Role.MENU_ITEM, Role.PAGE_TAB,
    Role.RADIO_BUTTON, Role.SLIDER, Role.SPIN_BUTTON, Role.TABLE_ROW, Role.TEXT, Role.TOGGLE_BUTTON,
}
# What is said on the way to what has the focus: nothing, or what it is.
AROUND = {Role.GROUPING, Role.PANEL}
LISTS = {Role.LIST, Role.LIST_BOX, Role.TABLE}
MOST_TABS = 30
# Names of classes, of icons, and marks of mnemonics are not for reading out.
NO_NAME = re.compile(r"^(Gtk|Adw|Gdk|Bf)[A-Z]\w*$|-symbolic$|^_\w|\w_\w")

need_tools("xdotool")
need_display()
need_all_names()

tap = Tap()
program = from_environment("BF_PROGRAM")
root = from_environment("BF_SOURCE_ROOT")
folder = make_folder()


def path_of(node):
    names = []
    while node is not None:
        names.append(repr(node))
        node = node.parent
    return " < ".join(names[:7])


def says_something(node):
    """A row or a cell is read out with the labels in it."""
    return any(part.name.strip() for part in node.walk() if part.role == Role.LABEL)


def is_inner_part(node):
    """Parts that GTK makes inside an entry or a button: the whole is named."""
    parent = node.parent
    if parent is None:
        return False
    if parent.role in (Role.SPIN_BUTTON, Role.TEXT, Role.ENTRY, Role.COMBO_BOX):
        return bool(parent.name.strip())
    if node.role == Role.IMAGE:
        # An icon in something that has a name is decoration.
        return any(bool(above.name.strip()) and above.role in NAMED for above in ancestors(node)) or says_something_above(node)
    return False


def ancestors(node):
    node = node.parent
    while node is not None:
        yield node
        node = node.parent


def says_something_above(node):
    for above in ancestors(node):
        if above.role == Role.LIST_ITEM:
            return says_something(above)
    return False


def is_in_menu(node):
    """GTK builds menus of stacks, which are read out in no other program either."""
    return any(above.role == Role.MENU for above in ancestors(node))


def holds_focus(node):
    return any(inner.has_state(State.FOCUSED) for inner in node.walk())


def find_faults():
    faults = []
    for node in app.snapshot().walk():
        name = node.name.strip()
        if NO_NAME.search(name) and (node.role in LISTS or node.role in AROUND and holds_focus(node)) and not is_in_menu(node):
            faults.append("no good name: " + path_of(node))
        if node.role not in NAMED or is_inner_part(node):
            continue
        if not name and node.role in (Role.LIST_ITEM, Role.TABLE_ROW) and says_something(node):
            continue
        if not name:
            faults.append("no name: " + path_of(node))
        elif NO_NAME.search(name):
            faults.append("no good name: " + path_of(node))
    return faults


def check(title):
    try:
        faults = find_faults()
    except Exception as error:  # pylint: disable=broad-except
        tap.ok(False, title, repr(error))
        return
    tap.ok(not faults, title, "\n".join(faults[:400]))


def press_for_window(keys):
    before = {window.path for window in app.windows()}
    press(keys)
    return wait_for_window(before, keys)


def wait_for_window(before, cause):
    return app.wait_for(lambda: next((window for window in app.windows() if window.path not in before), None),
                        f"a window after {cause}")


def close_dialog(before):
    press("Escape")
    app.wait_for(lambda: len(app.windows()) == before, "the dialog to close")


def check_views(example):
    for view, keys, sign in VIEWS:
        press(keys)
        app.find(name=sign)
        check(f"{example}: everything in {view} has a name")
    press("alt+3")
    app.find(name=VIEWS[2][2])
    press("alt+y")
    app.find(name=re.compile("^Today$"), patience=60)
    check(f"{example}: everything in the simulated day has a name")
    press("alt+c")
    app.find(name=VIEWS[2][2])


def expand_all():
    """Opens every expander of the form, so that what is in them is there."""
    press("alt+1")
    app.find(name=VIEWS[0][2])
    for node in app.snapshot().find_all():
        if node.role in (Role.TOGGLE_BUTTON, Role.BUTTON) and "expand" in node.name.lower():
            node.activate()


def check_roles_parts():
    press("alt+3")
    for part in ("Choose When", "Options", "Compare"):
        app.find(name=part, test=lambda node: node.role in (Role.BUTTON, Role.TOGGLE_BUTTON, Role.RADIO_BUTTON)).activate()
        check(f"roles: everything in {part} has a name")
    app.find(Role.BUTTON, "What Matters").activate()
    app.find(Role.SLIDER, "Yearly cost")
    check("roles: everything in What Matters has a name")
    press("Escape")


def check_row():
    """A screen reader says the name of the row that has the focus, and no more."""
    press("alt+3")
    app.find(name="Compare", test=lambda node: node.role == Role.RADIO_BUTTON and node.has_state(State.CHECKED))
    tap.ok(not app.find(Role.RADIO_BUTTON, "Options").has_state(State.CHECKED), "roles: the part that is not shown is not checked")
    for _ in range(MOST_TABS):
        focused = app.focused()
        if focused is not None and focused.role == Role.TABLE_ROW:
            break
        press("Tab")
    tap.attempt("roles: a row with the focus is called by all that stands in it",
                lambda: app.find(Role.TABLE_ROW, re.compile(r"Clinical Medical Assistant.*: .*\. Cross-Trained Assistant.*: ")))
    rows = app.snapshot().find_all(Role.TABLE_ROW, test=lambda node: "Medical Assistant: " in node.name)
    tap.equal(len(rows), 1, "roles: and no other row is")


def check_team():
    press("alt+1")
    press("alt+b")
    app.find(name=re.compile("^Team: "))
    check("practice: everything in the table of the team has a name")
    press("alt+Left")
    app.find(name=VIEWS[0][2])


def open_shortcuts():
    """Each action of the program with its keys, which are asked of it."""
    dialog = press_for_window("ctrl+question")
    app.find(name="Print the plan")
    tap.ok(app.snapshot().find_all(name="P"), "printing has its keys in the window of shortcuts")
    return dialog


def check_dialog(title, open_dialog):
    before = len(app.windows())
    dialog = tap.attempt(f"{title} comes up", open_dialog)
    if dialog is None:
        return
    tap.ok(dialog.name.strip() and not NO_NAME.search(dialog.name) or says_something(dialog), f"{title} has a name", path_of(dialog))
    check(f"everything in {title} has a name")
    tap.attempt(f"{title} closes with Escape", close_dialog, before)


def open_by_action(name, window=None):
    """Starts an action of @window, or of the first one, as a menu item would."""
    before = {window.path for window in app.windows()}
    (window or next(window for window in app.windows() if window.role == Role.FRAME)).activate(name)
    return wait_for_window(before, name)


def check_variants():
    check_dialog("the question for a what-if", lambda: open_by_action("win.new-variant"))
    open_by_action("win.new-variant")
    press("ctrl+a")
    type_ascii("Two more")
    press("Return")
    app.wait_for(lambda: len(app.windows()) == 1, "the new what-if")
    check("everything in the bar of what-ifs has a name")
    check_dialog("the comparison of what-ifs", lambda: open_by_action("win.compare-variants"))
    press("ctrl+z")
    check("everything is named after undoing it")


def check_catalog():
    """Roles and tasks have a window of their own, with questions of its own."""
    window = open_by_action("win.edit-catalog")
    app.find(Role.TABLE_ROW, "Draw Blood")
    check("everything in roles and tasks has a name")
    for name in ("catalog.add-task", "catalog.add-role", "catalog.edit-role"):
        check_dialog(f"the dialog of {name}", lambda name=name: open_by_action(name, window))
    window.activate("window.close")
    app.wait_for(lambda: len(app.windows()) == 1, "roles and tasks to close")


def open_about():
    before = {window.path for window in app.windows()}
    press("F10")
    item = app.find(Role.MENU_ITEM, test=lambda node: "About" in node.name)
    check("everything in the main menu has a name")
    item.activate()
    return wait_for_window(before, "the menu")


def ask_about_changes():
    number = next(node for node in app.snapshot().find_all(Role.SPIN_BUTTON) if node.has_state(State.SENSITIVE))
    number.set_value(number.get_value() + 1)
    app.find_unsaved()
    return press_for_window("ctrl+n")


def show_error():
    broken = os.path.join(folder, "broken.backfill")
    with open(broken, "w", encoding="utf-8") as file:
        file.write("{")
    before = {window.path for window in app.windows()}
    # The running instance is asked to open it in another window.
    subprocess.run([program, broken], cwd=folder, check=False, timeout=20)
    app.find(name=re.compile("Could Not Open"))
    return app.wait_for(lambda: next((window for window in app.windows() if window.path not in before and says_something(window)), None), "an error")


def run(*arguments):
    process = subprocess.Popen([program, *arguments], cwd=folder)
    return process, Application(PROGRAM_NAME)


def end():
    process.send_signal(signal.SIGKILL)
    process.wait()
    shutil.rmtree(os.path.join(os.environ["XDG_DATA_HOME"], "backfill", "drafts"), ignore_errors=True)


process, app = run()
try:
    app.find(name=re.compile("Plan Your Next Hire"))
    check("everything on the start page has a name")
finally:
    end()

for example in EXAMPLES:
    plan = os.path.join(folder, example + ".backfill")
    shutil.copy(os.path.join(root, "resources", "examples", example + ".backfill"), plan)
    process, app = run(plan)
    try:
        app.find(name=VIEWS[0][2])
        check_views(example)
        if example == EXAMPLES[0]:
            tap.attempt("the form unfolds", expand_all)
            check("everything in the unfolded form has a name")
            tap.attempt("the parts of the roles", check_roles_parts)
            tap.attempt("the rows of the roles", check_row)
            tap.attempt("the table of the team", check_team)
            check_dialog("the window of shortcuts", open_shortcuts)
            check_dialog("the about window", open_about)
            tap.attempt("roles and tasks", check_catalog)
            check_variants()
            press("alt+1")
            check_dialog("the question about changes", ask_about_changes)
            tap.attempt("an error is shown", show_error)
            check("everything in the error has a name")
    except NotThere as missing:
        tap.ok(False, f"{example}: lost {missing}")
    finally:
        end()
tap.finish()
