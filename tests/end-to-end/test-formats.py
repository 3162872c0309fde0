#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of --analyze are in every file that is exported, and no other amounts.

The readers here share no code with the program.
"""

import csv
import html.parser
import json
import os
import re
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

from tap import Tap, from_environment, make_folder, need_tools

program = from_environment("BF_PROGRAM")
EXAMPLES = os.path.join(from_environment("BF_SOURCE_ROOT"), "resources", "examples")
ENDINGS = ("pdf", "odt", "docx", "html", "csv", "json")

need_tools("pdftotext")

tap = Tap()
folder = make_folder()


def run(*arguments):
    return subprocess.run([program, *arguments], capture_output=True, timeout=60, check=True).stdout


# --- Readers ------------------------------------------------------------------


def read_pdf(path):
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def read_part(path, part):
    """The text of all elements, with a space at each of their ends."""
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read(part))
    return " ".join(root.itertext())


class Text(html.parser.HTMLParser):
    """What a browser shows, and what it says of pictures."""

    def __init__(self):
        super().__init__()
        self.parts = []
        self.hidden = False

    def handle_starttag(self, tag, attrs):
        self.hidden = tag in ("style", "script")
        self.parts.append(dict(attrs).get("alt", ""))

    def handle_endtag(self, tag):
        self.hidden = False

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def read_html(path):
    parser = Text()
    with open(path, encoding="utf-8") as file:
        parser.feed(file.read())
    return " ".join(parser.parts)


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


READERS = {
    "pdf": read_pdf,
    "odt": lambda path: read_part(path, "content.xml"),
    "docx": lambda path: read_part(path, "word/document.xml"),
    "html": read_html,
    "csv": lambda path: "\n".join(" ".join(row) for row in read_csv(path)),
}


def normalise(text):
    return re.sub(r"\s+", " ", text)


# --- Numbers as an American reads them ------------------------------------------


def money(value):
    return f"${value:,.0f}"


def hours(value):
    """Tenths below ten hours; more would be more than the numbers hold."""
    rounded = round(value, 1) if value < 9.95 else round(value)
    return f"{rounded:g} h"


def sum_need(analysis, key):
    return sum(group[key] for group in analysis["need"] if group["support"])


def expected_phrases(analysis):
    options = {option["id"]: option for option in analysis["options"]}
    chosen = options[analysis["recommendation"]["option"]]
    now = options["no-hire"]
    return {
        "yearly cost": money(chosen["cost_per_year"]),
        "one-off cost": money(chosen["one_off_cost"]),
        "cost of the first year": money(chosen["first_year_cost"]),
        "hours of support work": hours(sum_need(analysis, "hours_per_week")),
        "hours covered": hours(sum_need(analysis, "covered_hours_per_week")),
        "hours nobody does": hours(now["uncovered_hours_per_week"]),
        "hours given back": hours(chosen["relief_hours_per_week"]),
    }


# --- Tests --------------------------------------------------------------------


def check_options(name, analysis, rows):
    """Each row of the table of options says what --analyze says of that option."""
    options = {option["title"]: option for option in analysis["options"]}
    start = next((i for i, row in enumerate(rows) if row[:2] == ["Option", "Cost a year"]), None)
    if not tap.ok(start is not None, f"{name}: the options are in the CSV"):
        return
    wrong = []
    seen = 0
    for row in rows[start + 1:]:
        option = options.get(row[0])
        if option is None:
            break
        seen += 1
        wanted = [money(option["cost_per_year"]), hours(option["uncovered_hours_per_week"]), hours(option["relief_hours_per_week"])]
        if row[1:4] != wanted:
            wrong.append(f"{row[0]}: {row[1:4]} instead of {wanted}")
    tap.ok(seen >= 4 and not wrong, f"{name}: {seen} options have the numbers of --analyze", "\n".join(wrong))


def test_example(name):
    source = os.path.join(EXAMPLES, name + ".backfill")
    analysis = json.loads(run("--analyze", "--waits", source))
    paths = {}
    for ending in ENDINGS:
        paths[ending] = os.path.join(folder, f"{name}.{ending}")
        run("--export=" + paths[ending], source)

    texts = {ending: normalise(READERS[ending](paths[ending])) for ending in READERS}
    for ending, text in texts.items():
        missing = [f"{what}: {phrase}" for what, phrase in expected_phrases(analysis).items() if phrase not in text]
        tap.ok(not missing, f"{name}: .{ending} has the numbers of --analyze", "\n".join(missing))

    with open(paths["json"], encoding="utf-8") as file:
        tap.equal(json.load(file), analysis, f"{name}: .json is what --analyze --waits prints")
    check_options(name, analysis, read_csv(paths["csv"]))

    amounts = {ending: set(re.findall(r"\$[\d,]+(?:\.\d+)?", text)) for ending, text in texts.items()}
    tap.ok(len(amounts["html"]) > 20, f"{name}: there are amounts to compare", str(amounts["html"]))
    for ending in ("pdf", "odt", "docx"):
        tap.equal(sorted(amounts[ending] ^ amounts["html"]), [], f"{name}: .{ending} has the amounts that .html has")
    tap.ok(amounts["csv"] <= amounts["html"], f"{name}: .csv has no other amounts", str(amounts["csv"] - amounts["html"]))


for example in ("small-family-practice", "busy-urgent-care", "rural-health-center"):
    test_example(example)
shutil.rmtree(folder, ignore_errors=True)
tap.finish()
