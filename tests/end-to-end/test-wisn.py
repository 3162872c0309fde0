#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bf-wisn works published cases out, and refuses what is no case in one line."""

import json
import os
import subprocess
import sys
import tempfile

from tap import Tap

tap = Tap()

PROGRAM = sys.argv[1]
FIXTURE = os.path.join(os.environ["BF_SOURCE_ROOT"], "tests", "fixtures", "wisn-worked.json")

GOOD = {"awt_hours": 1800, "health_service_activities": [{"annual_volume": 100, "minutes_each": 18}]}
BAD = {
    "a file that is not there": None,
    "no JSON": "{",
    "a list": "[]",
    "no inputs": "{}",
    "inputs that are no object": '{"inputs": 3}',
    "no working time": json.dumps({"inputs": dict(GOOD, awt_hours=0)}),
    "a working time in words": json.dumps({"inputs": dict(GOOD, awt_hours="plenty")}),
    "allowances that take all time": json.dumps({"inputs": dict(GOOD, category_allowances_hours_per_year=[{"hours": 1800}])}),
    "an activity without a volume": json.dumps({"inputs": dict(GOOD, health_service_activities=[{"minutes_each": 3}])}),
    "an activity without a time": json.dumps({"inputs": dict(GOOD, health_service_activities=[{"annual_volume": 3}])}),
    "an activity at no rate": json.dumps({"inputs": dict(GOOD, health_service_activities=[{"annual_volume": 3, "rate_per_hour": 0}])}),
    "an activity that is no object": json.dumps({"inputs": dict(GOOD, health_service_activities=[7])}),
    "one bad case of two": json.dumps({"cases": [{"inputs": GOOD}, {"inputs": {}}]}),
}


def run(path):
    return subprocess.run([PROGRAM, path], capture_output=True, check=False)


def test_published():
    with open(FIXTURE, encoding="utf-8") as file:
        cases = [case for case in json.load(file)["cases"] if case["kind"] == "wisn"]
    done = run(FIXTURE)
    results = tap.attempt("published cases give JSON", json.loads, done.stdout) or []
    tap.equal([result.get("id") for result in results], [case["id"] for case in cases], "each case has its result, by its id")
    for case, result in zip(cases, results):
        for member, value in case["expected"].items():
            tap.ok(abs(result[member] - value) <= 1e-9, f"{case['id']}: {member}", f"{result[member]} instead of {value}")
    tap.equal([result.get("allowance_dominates") for result in results], [False, True], "the implausible allowance is flagged")


def test_one_case(folder):
    path = os.path.join(folder, "one.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"inputs": GOOD, "note": "other members are passed over"}, file)
    result = tap.attempt("one case gives one object", json.loads, run(path).stdout) or {}
    tap.ok("id" not in result and abs(result.get("required", 0) - 100 * 18 / 60 / 1800) < 1e-12, "worked out by hand", str(result))


def test_bad(folder):
    for title, text in BAD.items():
        path = os.path.join(folder, "missing.json" if text is None else "bad.json")
        if text is not None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        done = run(path)
        lines = done.stderr.decode().splitlines()
        tap.ok(done.returncode == 1 and not done.stdout and len(lines) == 1 and lines[0].startswith("bf-wisn: "),
               f"{title} is refused in one line", f"{done.returncode} {done.stdout!r} {lines}")
    tap.ok(subprocess.run([PROGRAM], capture_output=True, check=False).returncode == 1, "no file is refused")


def main():
    with tempfile.TemporaryDirectory() as folder:
        test_published()
        test_one_case(folder)
        test_bad(folder)
    tap.finish()


main()
