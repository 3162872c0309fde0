#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan on paper: a real print dialog, a real print server, cancelling.

Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile

from private_cups import QUEUE, PrivateCups, reason_not_to
from tap import Tap, from_environment, need_display, need_tools, skip_all

try:
    from a11y import Application, NotThere, Role, State, press
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

PRINT_KEYS = "ctrl+p"
PRINT_BUTTON = re.compile("Print$")
PRINT_ERROR = re.compile("The Plan Was Not Printed")
EXAMPLE = "small-family-practice.backfill"

need_tools("xdotool", "pdftotext", "pdfinfo")
need_display()
if reason_not_to():
    skip_all(reason_not_to())

tap = Tap()
program = from_environment("BF_PROGRAM")
example = os.path.join(from_environment("BF_SOURCE_ROOT"), "resources", "examples", EXAMPLE)
folder = tempfile.mkdtemp(prefix="backfill-print-")


def dialogs():
    return [window for window in app.windows() if window.role == Role.DIALOG]


def open_dialog():
    press(PRINT_KEYS)
    return app.wait_for(lambda: next(iter(dialogs()), None), "the print dialog")


def choose_queue():
    """The row of the queue, once the server has told the dialog of it."""
    def row_of_queue():
        for rows in app.snapshot().find_all(Role.LIST):
            for index, row in enumerate(rows.children):
                if any(QUEUE in part.name for part in row.walk()):
                    return rows, index
        return None

    rows, index = app.wait_for(row_of_queue, f"the queue {QUEUE} in the dialog")
    rows.select_child(index)


def print_plan():
    dialog = open_dialog()
    choose_queue()

    def button():
        return next((node for node in app.snapshot().find_all(Role.BUTTON, PRINT_BUTTON)
                     if node.toplevel().path == dialog.path and node.has_state(State.SENSITIVE)), None)

    app.wait_for(button, "the Print button to be of use").activate()
    app.wait_for(lambda: os.path.exists(printer.output) and read_pages(), "the printed pages")


def read_pages():
    done = subprocess.run(["pdfinfo", printer.output], capture_output=True, text=True, check=False)
    pages = re.search(r"^Pages:\s+(\d+)", done.stdout, re.MULTILINE)
    return int(pages[1]) if pages else 0


def read_text():
    return subprocess.run(["pdftotext", "-layout", printer.output, "-"], capture_output=True, text=True, check=True).stdout


def pages_of_export():
    path = os.path.join(folder, "exported.pdf")
    subprocess.run([program, f"--export={path}", example], check=True)
    done = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True)
    return int(re.search(r"^Pages:\s+(\d+)", done.stdout, re.MULTILINE)[1])


def print_to_vanished_printer():
    """The server goes away between the choice and the button."""
    dialog = open_dialog()
    choose_queue()
    button = app.wait_for(lambda: next((node for node in app.snapshot().find_all(Role.BUTTON, PRINT_BUTTON)
                                        if node.toplevel().path == dialog.path and node.has_state(State.SENSITIVE)), None),
                          "the Print button to be of use")
    printer.stop()
    button.activate()
    return app.find(name=PRINT_ERROR).name


def cancel():
    open_dialog()
    press("Escape")
    app.wait_for(lambda: not dialogs(), "the dialog to be gone")


with PrivateCups(folder) as printer:
    process = subprocess.Popen([program, example], cwd=folder, env={**os.environ, **printer.environment})
    try:
        app = Application("backfill")
        app.find(Role.PAGE_TAB, "Practice")
        tap.attempt("cancelling the print dialog is silent", cancel)
        tap.ok(not os.path.exists(printer.output), "nothing was printed by cancelling")
        tap.attempt("the plan goes to a printer", print_plan)
        tap.equal(read_pages(), pages_of_export(), "paper and PDF have the same pages")
        text = tap.attempt("the printed plan has its text", read_text) or ""
        tap.ok("Maple Street Family Practice" in text and "Medical Assistant" in text, "it names practice and role", text[:400])
        tap.attempt("a printer that vanished is told", print_to_vanished_printer)
        tap.ok(process.poll() is None, "the application goes on")
    except NotThere as missing:
        tap.ok(False, f"lost the window: {missing}")
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait()
shutil.rmtree(folder)
tap.finish()
