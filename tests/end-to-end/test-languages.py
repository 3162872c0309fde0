#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No text slips past the translators: with a language in which every text is
marked, the window and the plan show nothing unmarked but what the user wrote,
names, and what GTK says.

Runs inside run-in-xvfb with a window manager and the accessibility bus.
"""

import html
import json
import os
import re
import shutil
import signal
import subprocess

from tap import Tap, from_environment, make_folder, need_display, skip_all

try:
    from a11y import Application, NotThere, Role, names_everything, press
except ImportError as error:
    skip_all(f"no accessibility from Python: {error}")
need_display()

import translations

LANGUAGE = "qps"
EXAMPLES = ("small-family-practice", "busy-urgent-care", "rural-health-center")
VIEW_KEYS = ("alt+1", "alt+2", "alt+3", "alt+4")
# What GTK and libadwaita say has their own translators; and names that stay.
TOOLKIT = re.compile(r"^(Close|Minimize|Maximize|Restore|Menu|Back|Search|Clear|(Decrease|Increase).*|More options|Undo|Redo|Cut|Copy|Paste|"
                     r"Delete|Select All|Insert Emoji|Application menu|Main menu|Show|Dismiss|Show Search Results|Enter|Edit|Apply|\(None\))$|^(Gtk|Adw|Gdk|Bf)[A-Z]\w*$")
NAMES = {"Backfill", "backfill", "Letter", "PDF", "USD", "English"}
MARKED = re.compile("⟦[^⟦⟧]*⟧")
# With Arabic for GTK, all that is not marked and not Arabic would be ours.
WORD = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
MIRRORED = "ar:" + LANGUAGE

tap = Tap()
program = from_environment("BF_PROGRAM")
root = from_environment("BF_SOURCE_ROOT")
folder = make_folder()
locales = os.path.join(folder, "locale")
environment = {**os.environ, "BACKFILL_LOCALEDIR": locales, "LANGUAGE": LANGUAGE}


def list_texts(value):
    """All texts anywhere in a piece of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from list_texts(part)


def read_json(*path):
    with open(os.path.join(root, "resources", *path), encoding="utf-8") as file:
        return json.load(file)


def list_own_names():
    """Names in the catalog that are the same in every language."""
    catalog = read_json("catalog", "catalog.json")
    yield catalog["title"]
    for source in catalog["sources"]:
        yield from (source["title"], source["publisher"])
    for credential in catalog["credentials"]:
        yield from (credential["name"], credential["issuer"])
    for state in catalog["states"]:
        yield state["code"]
        yield from state.get("fact_sources", ())


own_names = set(list_own_names())


def users_of(example):
    """What may be seen as it is: the user's own texts, and names."""
    return {text for text in list_texts(read_json("examples", example + ".backfill")) if text} | own_names | NAMES


def strip_marked(text):
    """What is left of @text when every translated part is taken out."""
    before = None
    while before != text:
        before, text = text, MARKED.sub("", text)
    return text


def find_slips(texts, allowed):
    slips = set()
    for text in texts:
        rest = strip_marked(text).strip()
        for name in sorted(allowed, key=len, reverse=True):
            rest = rest.replace(name, "")
        if WORD.search(rest) and not TOOLKIT.match(rest):
            slips.add(text)
    return slips


def check(title, texts, allowed):
    texts = list(texts)
    slips = find_slips(texts, allowed)
    marked = sum("⟦" in text for text in texts)
    tap.ok(not slips, title, "\n".join(sorted(slips)[:60]))
    tap.ok(marked > 10, f"{title}: {marked} texts are translated")


def list_document_texts(path):
    with open(path, encoding="utf-8") as file:
        page = re.sub(r"<style.*?</style>", "", file.read(), flags=re.S)
    return [html.unescape(text).strip() for text in re.findall(r">([^<]+)<", page)]


def check_plan(example, allowed):
    plan = os.path.join(folder, example + ".html")
    done = subprocess.run([program, "--export", plan, "--preset", "papers", os.path.join(root, "resources/examples", example + ".backfill")],
                          cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    if tap.ok(done.returncode == 0, f"{example}: the plan is written", done.stderr):
        check(f"{example}: everything in the plan is translated", list_document_texts(plan), allowed)


def find_left(app, title):
    return app.find(Role.PAGE_TAB, re.compile("^" + translations.mark(title).rstrip("~⟧"))).extents()[0]


def check_direction(app, languages):
    first, last = (find_left(app, title) for title in ("Practice", "Plan"))
    if languages == MIRRORED:
        tap.ok(first > last, f"the window goes from right to left in {languages}", f"{first} {last}")
    else:
        tap.ok(first < last, f"the window goes from left to right in {languages}", f"{first} {last}")


def check_window(example, allowed, languages):
    copy = os.path.join(folder, example + ".backfill")
    shutil.copy(os.path.join(root, "resources/examples", example + ".backfill"), copy)
    process = subprocess.Popen([program, copy], cwd=folder, env={**environment, "LANGUAGE": languages})
    try:
        app = Application("backfill")
        for keys in VIEW_KEYS:
            app.find(name=re.compile("⟦"))
            press(keys)
            app.wait_for(lambda: app.count(name=re.compile("⟦")) > 20, f"the view of {keys}")
            check(f"{languages}: everything after {keys} is translated", (node.name for node in app.snapshot().walk()), allowed | {example, folder})
        check_direction(app, languages)
    except NotThere as missing:
        tap.ok(False, f"{example}: lost {missing}")
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def check_command_line():
    done = subprocess.run([program, "--help"], cwd=folder, env=environment, capture_output=True, text=True, timeout=30, check=False)
    ours = [line for line in done.stdout.splitlines() if line.startswith("  --")]
    tap.ok(len(ours) > 4 and all("⟦" in line for line in ours), "the command line's help is translated", done.stdout)


try:
    translations.pseudo(locales, LANGUAGE)
except OSError as error:
    skip_all(f"gettext is not installed: {error}")
environment.update(translations.real_locale(folder))
check_command_line()
for example in EXAMPLES:
    check_plan(example, users_of(example))
for languages in (LANGUAGE, MIRRORED):
    if names_everything():
        check_window(EXAMPLES[0], users_of(EXAMPLES[0]), languages)
    else:
        tap.skip(f"the window in {languages}", "this version of GTK does not name what is out of sight")
tap.finish()
