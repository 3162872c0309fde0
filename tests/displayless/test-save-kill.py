#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that is killed while it saves leaves the old file or the new one.

BF_RUNS says how often; the long suite does it some thousand times.
"""

import os
import random
import subprocess
import tempfile
import time

from save_loop import SaveLoop, last_number, list_leftovers, read_number
from tap import Tap, from_environment

SEED = 11
DAYS = 2 * 24 * 60 * 60
# What is there before, and how it is saved.
CASES = [(kind, mode) for kind in ("old file", "new file", "link") for mode in ("", "over")]

tap = Tap()
runs = int(os.environ.get("BF_RUNS", "100"))
chance = random.Random(SEED)
totals = {"kills": 0, "saves": 0}


def make_start(folder, kind):
    """Gives the path to save to, and the number that is in it."""
    path = os.path.join(folder, "plan")
    for name in os.listdir(folder):
        if not name.startswith("."):
            os.remove(os.path.join(folder, name))
    if kind == "new file":
        return path, 0
    subprocess.run([from_environment("BF_SAVE_LOOP"), path, "once"], check=True, stdout=subprocess.DEVNULL)
    if kind == "old file":
        return path, read_number(path)
    link = os.path.join(folder, "link")
    os.symlink("plan", link)
    return link, read_number(path)


def kill_once(folder, kind, mode):
    path, before = make_start(folder, kind)
    loop = SaveLoop(path, mode)
    said = b""
    # Some are killed before the first save is over.
    if chance.random() < 0.7:
        said = loop.wait_for_first()
    time.sleep(chance.random() * 0.02)
    said += loop.kill()
    promised = last_number(said) or before
    found = read_number(path)
    if found not in (promised, promised + 1):
        raise AssertionError(f"{kind}, {mode or 'any'}: number {found} is there, {promised} was said to be")
    if kind == "link" and not os.path.islink(path):
        raise AssertionError("the link is a link no more")
    totals["kills"] += 1
    totals["saves"] += found - before


def kill_all(folder, kind, mode, times):
    for _ in range(times):
        kill_once(folder, kind, mode)


def clean(folder):
    """The leftovers go once they are old."""
    leftovers = list_leftovers(folder)
    old = time.time() - DAYS
    for path in leftovers:
        os.utime(path, (old, old))
    subprocess.run([from_environment("BF_SAVE_LOOP"), os.path.join(folder, "plan"), "once"], check=True, stdout=subprocess.DEVNULL)
    if list_leftovers(folder):
        raise AssertionError(f"left behind: {list_leftovers(folder)}")
    tap.note(f"{len(leftovers)} hidden files of {totals['kills']} killed savers were cleaned up")


with tempfile.TemporaryDirectory() as scratch:
    for index, (kind, mode) in enumerate(CASES):
        times = (runs + len(CASES) - 1 - index) // len(CASES)
        tap.attempt(f"{times} kills leave a whole {kind}{', known' if mode else ''}", kill_all, scratch, kind, mode, times)
    tap.note(f"{totals['kills']} kills, {totals['saves']} saves")
    tap.attempt("what they left behind is cleaned up later", clean, scratch)
tap.finish()
