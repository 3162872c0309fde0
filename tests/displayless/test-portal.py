#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving through the document portal, as in a sandbox.

The real portal is started on a bus and in a runtime folder of its own.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

from save_loop import SaveLoop, last_number, list_leftovers, read_number
from tap import Tap, from_environment, skip_all

SEED = 13
INSIDE = "BF_INSIDE_PORTAL"
NAME = "plan.backfill"

for tool in ("dbus-run-session", "flatpak", "fusermount3"):
    if not shutil.which(tool):
        skip_all(f"{tool} is not installed")
if INSIDE not in os.environ:
    runtime = tempfile.mkdtemp(prefix="bf-")
    environment = {**os.environ, INSIDE: "1", "XDG_RUNTIME_DIR": runtime, "HOME": runtime, "XDG_DATA_HOME": runtime + "/data"}
    try:
        status = subprocess.run(["dbus-run-session", "--", sys.executable, __file__], env=environment, stderr=subprocess.DEVNULL, check=False).returncode
    finally:
        subprocess.run(["fusermount3", "-u", "-q", "-z", os.path.join(runtime, "doc")], check=False)
        shutil.rmtree(runtime, ignore_errors=True)
    sys.exit(status)

chance = random.Random(SEED)
runs = int(os.environ.get("BF_RUNS", "20"))
folder = tempfile.mkdtemp(dir=os.environ["XDG_RUNTIME_DIR"])
host = os.path.join(folder, NAME)


def save_once(path, mode="once"):
    return subprocess.run([from_environment("BF_SAVE_LOOP"), path, mode], capture_output=True, text=True, check=False)


def export(*options):
    done = subprocess.run(["flatpak", "document-export", *options, host], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


save_once(host)
path = export("-r", "-w")
if not path or not os.path.exists(path):
    skip_all("the document portal does not run here")
tap = Tap()


def save_and_compare():
    os.chmod(host, 0o640)
    for mode in ("once", "over-once", "over-once"):
        done = save_once(path, mode)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
    if read_number(host) != read_number(path) or read_number(host) != 4:
        raise AssertionError(f"{read_number(host)} outside, {read_number(path)} inside")
    if os.stat(host).st_mode & 0o777 != 0o640:
        raise AssertionError(f"the mode is {os.stat(host).st_mode:o}")
    if os.listdir(folder) != [NAME]:
        raise AssertionError(f"there is more than the file: {os.listdir(folder)}")


def kill_often(mode):
    for _ in range(runs):
        before = read_number(host)
        loop = SaveLoop(path, mode)
        said = loop.wait_for_first() if chance.random() < 0.7 else b""
        time.sleep(chance.random() * 0.03)
        said += loop.kill()
        promised = last_number(said) or before
        if read_number(host) not in (promised, promised + 1):
            raise AssertionError(f"number {read_number(host)} is there, {promised} was said to be")


def change_outside():
    """What is written outside is noticed inside, and stays."""
    loop = SaveLoop(path, "over")
    loop.wait_for_first()
    with open(host + ".new", "w", encoding="utf-8") as file:
        file.write("7000000 1\na\n7000000\n")
    os.rename(host + ".new", host)
    try:
        loop.process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        loop.kill()
        raise
    message = loop.process.stderr.read().decode()
    if "another program has changed the file" not in message or read_number(host) != 7000000:
        raise AssertionError(f"{message}, and {read_number(host)} is there")


def refuse_without_permission():
    for name in os.listdir(folder):
        if name.startswith("."):
            os.remove(os.path.join(folder, name))
    os.chmod(host, 0o444)
    before = read_number(host)
    done = save_once(path)
    if done.returncode == 0 or "read-only" not in done.stderr or read_number(host) != before:
        raise AssertionError(done.stderr)


tap.attempt("a save arrives outside, with its mode and nothing else", save_and_compare)
tap.attempt(f"{runs} kills leave a whole file", kill_often, "")
tap.attempt(f"{runs} kills leave a whole file, known", kill_often, "over")
tap.note(f"{len(os.listdir(folder)) - 1} hidden files of the portal are left, {len(list_leftovers(folder))} of them under our own name")
tap.attempt("a change from outside is never replaced", change_outside)
tap.attempt("a read-only file is respected", refuse_without_permission)
tap.finish()
