#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was said to be saved is there after the power was cut.

Needs the administrator: a disk in a file is made, and its file system is told to
stop at once, without writing what it still has in memory (EXT4_IOC_SHUTDOWN).
"""

import ctypes
import fcntl
import os
import random
import shutil
import struct
import subprocess
import tempfile
import time

from save_loop import SaveLoop, last_number, read_number
from tap import Tap, from_environment, skip_all

SEED = 5
CLONE_NEWNS = 0x00020000
EXT4_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = 2

runs = int(os.environ.get("BF_RUNS", "20"))
chance = random.Random(SEED)


def run(*command):
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def leave_the_others():
    """Nobody else sees what is mounted from now on."""
    return ctypes.CDLL(None).unshare(CLONE_NEWNS) == 0 and run("mount", "--make-rprivate", "/")


if os.geteuid() != 0:
    skip_all("only the administrator may cut the power of a disk")
if not shutil.which("mkfs.ext4", path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
    skip_all("mkfs.ext4 is not installed")
os.environ["PATH"] += ":/usr/sbin:/sbin"
scratch = tempfile.mkdtemp()
disk, mount = os.path.join(scratch, "disk"), os.path.join(scratch, "mount")
os.mkdir(mount)
with open(disk, "wb") as image:
    image.truncate(32 * 1024 * 1024)
if not leave_the_others() or not run("mkfs.ext4", "-q", "-F", disk) or not run("mount", "-o", "loop", disk, mount):
    shutil.rmtree(scratch)
    skip_all("this machine has no loop devices")

tap = Tap()
totals = {"cuts": 0, "saves": 0}


def make_start(kind):
    for name in os.listdir(mount):
        if name != "lost+found":
            os.remove(os.path.join(mount, name))
    path = os.path.join(mount, "plan")
    if kind != "new file":
        subprocess.run([from_environment("BF_SAVE_LOOP"), path, "once"], check=True, stdout=subprocess.DEVNULL)
    # Else the file of the run before comes back.
    os.sync()
    return path


def cut_power():
    descriptor = os.open(mount, os.O_RDONLY)
    fcntl.ioctl(descriptor, EXT4_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
    os.close(descriptor)


def remount():
    if not run("umount", mount) or not run("mount", "-o", "loop", disk, mount):
        raise OSError("the disk cannot be mounted again")


def cut_once(kind, mode):
    path = make_start(kind)
    before = read_number(path)
    loop = SaveLoop(path, mode)
    said = loop.wait_for_first() if chance.random() < 0.8 else b""
    time.sleep(chance.random() * 0.1)
    cut_power()
    # It ends by itself, since no save succeeds any more.
    time.sleep(0.02)
    said += loop.kill()
    remount()
    promised = last_number(said) or before
    found = read_number(path)
    if found not in (promised, promised + 1):
        raise AssertionError(f"{kind}, {mode or 'any'}: number {found} is there, {promised} was said to be")
    totals["cuts"] += 1
    totals["saves"] += found - before


def cut_often(kind, mode, times):
    for _ in range(times):
        cut_once(kind, mode)


cases = [(kind, mode) for kind in ("old file", "new file") for mode in ("", "over")]
try:
    for index, (kind, mode) in enumerate(cases):
        times = (runs + len(cases) - 1 - index) // len(cases)
        tap.attempt(f"{times} power cuts leave a whole {kind}{', known' if mode else ''}", cut_often, kind, mode, times)
    tap.note(f"{totals['cuts']} power cuts, {totals['saves']} saves")
finally:
    run("umount", mount)
    shutil.rmtree(scratch)
tap.finish()
