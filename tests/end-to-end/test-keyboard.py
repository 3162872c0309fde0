#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start to a PDF without a mouse, and how many keys that takes.

Runs inside run-in-xvfb with a window manager and the accessibility bus.  The
bus only tells where the focus is; all that happens comes from the keyboard.
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
# What the shortest way may take: choose the setting, export.  Naming the file is
# the chooser's, and it has a name in it already.
MOST_INTERACTIONS = 3
# A place that Tab reaches only after this many presses is out of reach.
MOST_TABS = 60

need_tools("xdotool", "pdftotext")
need_display()
need_all_names()

tap = Tap()
program = from_environment("BF_PROGRAM")
folder = make_folder()
interactions = []


def interact(what, *keys):
    """One interaction: a choice the user makes, however many keys it needs."""
    interactions.append(what)
    press(*keys)


def focus():
    return app.snapshot().find_all(test=lambda node: node.has_state(State.FOCUSED))


def focus_names():
    names = []
    for node in focus():
        while node is not None:
            names += [part.name for part in node.walk() if part.role == Role.LABEL] if node.role == Role.LIST_ITEM else [node.name]
            node = node.parent if node.role != Role.LIST_ITEM else None
    return names


def tab_to(pattern):
    """Presses Tab until something called so has the focus; returns how often."""
    wanted = re.compile(pattern)
    for count in range(MOST_TABS):
        if any(wanted.search(name) for name in focus_names()):
            return count
        press("Tab")
    raise NotThere(f"{pattern} by Tab; the focus is on {focus_names()[:5]}")


def to_main_menu():
    """A fixed place to start from: the key of the menu, and back out of it."""
    press("F10")
    app.find(Role.MENU_ITEM)
    press("Escape")
    app.wait_for(lambda: "Main Menu" in focus_names(), "the focus back on the button of the menu")


def tab_to_text():
    """The next place to type in: GTK 4.8 does not tell of the focus inside one."""
    for _ in range(5):
        nodes = focus()
        if not nodes or nodes[0].role in (Role.ENTRY, Role.SPIN_BUTTON, Role.TEXT):
            return
        press("Tab")
    raise NotThere(f"a place to type in; the focus is on {focus_names()[:5]}")


def start(*arguments):
    process = subprocess.Popen([program, *arguments], cwd=folder)
    return process, Application(PROGRAM_NAME)


def end():
    process.send_signal(signal.SIGKILL)
    process.wait()
    shutil.rmtree(os.path.join(os.environ["XDG_DATA_HOME"], "backfill", "drafts"), ignore_errors=True)


def new_plan():
    app.find(name=re.compile("Plan Your Next Hire"))
    interact("new plan", "ctrl+n")
    app.find(name=re.compile("^Setting$"))


def choose_setting():
    interact("choose the setting", "alt+s")
    app.wait_for(lambda: app.count(Role.LIST_ITEM, test=lambda node: node.has_state(State.FOCUSED)), "the list of settings")
    press("Down", "Return")
    app.find(name=re.compile(r"^You (are short|have)|fits best|No hire", re.IGNORECASE))


def export():
    before = {window.path for window in app.windows()}
    interact("export", "ctrl+e")
    app.wait_for(lambda: any(window.path not in before for window in app.windows()), "the file chooser")
    press("Return")
    app.wait_for(lambda: [name for name in os.listdir(folder) if name.endswith(".pdf")], "the plan on the disk")


def read_plan():
    name = next(name for name in os.listdir(folder) if name.endswith(".pdf"))
    path = os.path.join(folder, name)
    app.wait_for(lambda: os.path.getsize(path) > 0, "the content of the plan")
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def shortest_way():
    new_plan()
    choose_setting()
    export()
    return read_plan()


def walk_practice():
    """Every field of the first page is reached by Tab, in the order it is read."""
    press("alt+1")
    to_main_menu()
    # The form is entered where the focus was put when it was opened.
    tab_to("^Setting")
    press("shift+Tab")
    tab_to_text()
    press("ctrl+a")
    type_ascii("Smith")
    app.wait_for(lambda: any(window.name == "Smith" for window in app.windows()), "the name of the practice")
    for title in ("Setting", "State", "Providers", "Visits per Day", "Walk-In Visits"):
        tap.note(f"{tab_to('^' + title)} Tab to {title}")


def edit_number():
    to_main_menu()
    tab_to("^Visits per Day")
    tab_to_text()
    press("ctrl+a")
    type_ascii("61")
    press("Tab")
    app.find(Role.SPIN_BUTTON, test=lambda node: node.get_value() == 61)
    press("ctrl+z")
    app.wait_gone(Role.SPIN_BUTTON, test=lambda node: node.get_value() == 61)


def leave_tables():
    """Tab leaves a long table instead of walking through its rows."""
    press("alt+3")
    app.find(name="Only Differences")
    press("ctrl+f")
    app.wait_for(lambda: any(node.role in (Role.ENTRY, Role.TEXT) for node in focus()), "the search")
    seen = set()
    for _ in range(MOST_TABS):
        press("Tab")
        nodes = focus()
        key = nodes[0].path if nodes else None
        if key in seen:
            break
        seen.add(key)
    tap.note(f"{len(seen)} stops of Tab in Roles")
    if len(seen) >= MOST_TABS:
        raise NotThere("an end of the stops of Tab")


def work_in_team():
    press("alt+1")
    press("alt+b")
    app.find(name=re.compile("^Team: "))
    rows = lambda: app.find(name=re.compile("^Team: ")).name
    before = rows()
    press("Delete")
    app.wait_for(lambda: rows() != before, "one row less")
    press("ctrl+z")
    app.wait_for(lambda: rows() == before, "the row again")
    press("alt+Left")
    app.find(name=re.compile("^Visits per Day$"))


process, app = start()
try:
    text = tap.attempt("the shortest way leads to a PDF", shortest_way)
    tap.ok(text and "Medical Assistant" in text, "the PDF is a hiring plan", (text or "")[:400])
    tap.note("interactions: " + ", ".join(interactions))
    tap.ok(len(interactions) <= MOST_INTERACTIONS, f"{len(interactions)} interactions, at most {MOST_INTERACTIONS}")
    tap.attempt("Tab reaches the fields of the form", walk_practice)
    tap.attempt("a number is edited and undone", edit_number)
    for keys, sign in (("alt+2", "^With the Recommended Option$"), ("alt+3", "^Only Differences$"), ("alt+4", r"^Page \d+ of")):
        tap.attempt(f"{keys} shows its view", lambda keys=keys, sign=sign: (press(keys), app.find(name=re.compile(sign))))
    tap.attempt("Tab leaves the tables", leave_tables)
    tap.attempt("the table of the team works by keys", work_in_team)
finally:
    end()
tap.finish()
