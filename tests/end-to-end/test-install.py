#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What installing puts onto a machine, and that uninstalling takes it all away."""

import json
import os
import re
import shutil
import subprocess
import tempfile

from tap import Tap, from_environment, need_tools

ID = "io.github.backfill.Backfill"
build = from_environment("BF_BUILD_ROOT")
need_tools("meson", "ninja")

# Below the prefix; a language or a page of help more changes nothing here, and the folder
# of libraries has another name on each system.
EXPECTED = {
    "bin/backfill",
    f"share/applications/{ID}.desktop",
    f"share/dbus-1/services/{ID}.service",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/scalable/mimetypes/{ID}-profile.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/man/man1/backfill.1",
    "share/doc/backfill/guide.html",
    f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml",
    "share/backfill/examples/busy-urgent-care.backfill",
    "share/backfill/examples/rural-health-center.backfill",
    "share/backfill/examples/small-family-practice.backfill",
}
MAY_BE_MORE = re.compile(r"share/(locale|help)/[a-zA-Z_@]+/|share/doc/backfill/guide\.[a-zA-Z_@]+\.html$|lib.*/backfill/bf-view\.so$")

tap = Tap()
stage = tempfile.mkdtemp(prefix="backfill-stage-", dir="/tmp")


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=True, **more).stdout


def list_files(prefix):
    return {os.path.relpath(os.path.join(folder, name), prefix)
            for folder, _, names in os.walk(stage) for name in names}


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def options():
    return {option["name"]: option["value"] for option in json.loads(run("meson", "introspect", build, "--buildoptions"))}


def install():
    run("meson", "install", "-C", build, "--no-rebuild", "--destdir", stage)
    prefix = stage + options()["prefix"]
    found = list_files(prefix)
    tap.equal(sorted(EXPECTED - found), [], "everything is installed")
    tap.equal([name for name in sorted(found - EXPECTED) if not MAY_BE_MORE.match(name)], [], "and nothing else is")
    return prefix


def check_contents(prefix):
    tap.equal([name for name in sorted(list_files(prefix)) if stage in read(os.path.join(prefix, name))], [],
              "no file knows of the place it was staged in")
    service = read(os.path.join(prefix, f"share/dbus-1/services/{ID}.service"))
    tap.ok(f"Exec={options()['prefix']}/bin/backfill --gapplication-service" in service,
           "the bus starts the program by its full path")
    tap.ok(all(not re.search(r"@[a-z_]+@", read(os.path.join(prefix, name))) for name in EXPECTED if "share/" in name),
           "every blank was filled in")


def check_program(prefix):
    program = os.path.join(prefix, "bin/backfill")
    plan = os.path.join(stage, "plan.pdf")
    tap.equal(run(program, "--version").split()[0], "Backfill", "the installed program runs")
    run(program, "--export=" + plan, os.path.join(prefix, "share/backfill/examples/small-family-practice.backfill"))
    tap.ok(os.path.getsize(plan) > 0, "it writes a plan of an installed example")
    os.remove(plan)


def uninstall():
    run("ninja", "-C", build, "uninstall", env={**os.environ, "DESTDIR": stage})
    tap.equal(sorted(list_files(stage)), [], "uninstalling leaves no file")


try:
    where = tap.attempt("meson installs", install)
    if where:
        tap.attempt("the files are as they should be", check_contents, where)
        tap.attempt("the program works", check_program, where)
        tap.attempt("ninja uninstalls", uninstall)
finally:
    shutil.rmtree(stage)
tap.finish()
