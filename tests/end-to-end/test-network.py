#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backfill talks to the display and the message bus, and to nothing else.

Twice: by what its own objects are linked to, and by what the system saw it do
while it was used.  Printing is left out, since there GTK itself asks for printers.
Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import os
import re
import shutil
import subprocess
import sys

from tap import Tap, from_environment, make_folder, skip_all

try:
    from a11y import Application, Role, press
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")

PROGRAM_NAME = "backfill"
MANIFEST = "io.github.backfill.Backfill.yaml"
SANDBOX = ["--device=dri", "--share=ipc", "--socket=fallback-x11", "--socket=wayland"]
EXAMPLE = "busy-urgent-care.backfill"
NUMBER = re.compile("Visits per Day", re.IGNORECASE)
VIEWS = (("alt+2", "Needs"), ("alt+3", "Roles"), ("alt+4", "Plan"))

# Nothing that opens a socket, finds a host or speaks a protocol may be called.
FORBIDDEN = re.compile(
    r"^(socket|socketpair|connect|bind|listen|accept4?|send(to|msg|mmsg)?|recv(from|msg|mmsg)?|[gs]etsockopt"
    r"|getaddrinfo|gethostby\w+|res_\w+|if_\w+|inet_\w+"
    r"|g_(socket|unix_socket|tcp|inet|network|resolver|proxy|tls|dtls|srv|datagram|threaded_socket)_\w+"
    r"|g_unix_connection_\w+|soup_\w+|curl_\w+|rest_\w+|SSL_\w+|gnutls_\w+|webkit_\w+)$")
# Whatever else is linked gets a look from whoever adds it here.
LIBRARIES = re.compile(
    r"^lib(c|m|glib-2\.0|gobject-2\.0|gio-2\.0|gmodule-2\.0|json-glib-1\.0|cairo|pango-1\.0|pangocairo-1\.0"
    r"|gtk-4|adwaita-1|gdk_pixbuf-2\.0|graphene-1\.0|harfbuzz|intl|z|asan|ubsan|tsan)\.so\b")
ALLOWED_FAMILIES = {"AF_UNIX"}

tap = Tap()
program = from_environment("BF_PROGRAM")
example = os.path.join(from_environment("BF_SOURCE_ROOT"), "resources", "examples", EXAMPLE)
folder = make_folder()
plan = os.path.join(folder, "plan.backfill")


def read_elf(path, *options):
    return subprocess.run(["readelf", "-W", *options, path], check=True, capture_output=True, text=True).stdout


def check_linked(path):
    symbols = re.findall(r"\bUND (\w+)", read_elf(path, "--dyn-syms"))
    libraries = re.findall(r"NEEDED.*\[(.*)\]", read_elf(path, "--dynamic"))
    name = os.path.basename(path)
    tap.ok(len(symbols) > 50, f"{name} lists what it calls")
    tap.equal([symbol for symbol in symbols if FORBIDDEN.match(symbol)], [], f"{name} calls nothing of a network")
    tap.equal([library for library in libraries if not LIBRARIES.match(library)], [], f"{name} is linked to no other library")


def trace(log, *arguments):
    return ["strace", "-f", "-qq", "-s", "200", "-e", "trace=network", "-o", log, program, *arguments]


def can_trace():
    return bool(shutil.which("strace")) and subprocess.run(["strace", "-qq", "-e", "trace=none", "true"], capture_output=True, check=False).returncode == 0


def read_log(log):
    with open(log, encoding="utf-8", errors="replace") as file:
        return file.read().splitlines()


def check_command_line():
    log = os.path.join(folder, "command-line.log")
    out = os.path.join(folder, "plan.pdf")
    for arguments in (["--analyze", example], [f"--export={out}", example], ["--help"]):
        subprocess.run(trace(log, *arguments), check=True, stdout=subprocess.DEVNULL)
        tap.equal([line for line in read_log(log) if "(" in line], [], f"{arguments[0].split('=')[0]} opens no socket at all")


def is_desktop_socket(line):
    """Of the display, the session's bus or the accessibility bus."""
    path = re.search(r'sun_path=@?"([^"]*)"', line)
    if not path:
        return False
    own = [os.environ.get(name, "") for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS")]
    own += [os.path.dirname(address.split("path=")[-1].split(",")[0]) + "/" for address in own if "path=" in address]
    return path[1].startswith("/tmp/.X11-unix/X") or path[1].endswith("/bus") or "at-spi" in path[1] or any(
        part and path[1].startswith(part) for part in own if part.startswith("/"))


def use_window():
    """Opens, edits, looks at every view, saves and closes, as a person would."""
    log = os.path.join(folder, "window.log")
    process = subprocess.Popen(trace(log, plan), cwd=folder)
    app = Application(PROGRAM_NAME, patience=60)

    def names_number(spin):
        row = spin
        while row is not None and row.role != Role.LIST_ITEM:
            row = row.parent
        return bool(NUMBER.search(spin.name)) or row is not None and bool(row.find_all(name=NUMBER))

    try:
        app.find(Role.SPIN_BUTTON, test=names_number).set_value(61)
        for keys, view in VIEWS:
            press(keys)
            app.find(Role.PAGE_TAB, view)
        app.find(name=re.compile(r"^Page \d+ of \d+$"))
        press("ctrl+s")
        app.wait_for(lambda: '"visits-per-day": 61' in open(plan, encoding="utf-8").read(), "the saved number")
        press("ctrl+q")
        process.wait(timeout=60)
    finally:
        process.kill()
        process.wait()
    return read_log(log)


def check_window():
    lines = use_window()
    sockets = [line for line in lines if "socket(" in line]
    connected = [line for line in lines if "connect(" in line and "sa_family" in line]
    families = set(re.findall(r"\b[AP]F_[A-Z0-9]+", "\n".join(sockets + connected)))
    tap.ok(connected, "the display is seen in the trace", "\n".join(lines[:20]))
    tap.ok(families <= ALLOWED_FAMILIES, "a used window opens only sockets of this machine", "\n".join(sockets))
    strange = [line for line in connected if not is_desktop_socket(line)]
    tap.equal(strange, [], "it connects to the display and the buses only")
    tap.equal([line for line in lines if "listen(" in line], [], "nobody can connect to it")


def check_manifest():
    """The sandbox opens to the display only: no network, no folder, no other program."""
    with open(os.path.join(from_environment("BF_SOURCE_ROOT"), "flatpak", MANIFEST), encoding="utf-8") as file:
        arguments = re.search(r"^finish-args:\n((?:  - .*\n)+)", file.read(), re.M)
    tap.equal(sorted(re.findall(r"- (.*)", arguments[1])), SANDBOX, "the sandbox is opened to the display only")


shutil.copy(example, plan)
check_manifest()
for path in (program, *sys.argv[1:]):
    check_linked(path)
if can_trace():
    check_command_line()
    check_window()
else:
    tap.skip("the program is watched while it is used", "strace is not installed or may not trace here")
tap.finish()
