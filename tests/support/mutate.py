#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants faults in the code, one by one, and shows that a test fails for each.

    mutate.py FOLDER [WORD...]     all faults, or those whose name has one of the words

FOLDER gets a copy of the source and its build; nothing else is touched.  A fault
that no test notices is a hole in the tests.  A fault whose place in the code is gone
is an error, too: it wants a new place.
"""

import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
COPIED = ("app", "po", "resources", "tests", "ui", "meson.build", "meson_options.txt")
PATIENCE_SECONDS = 240

SAVER = "app/core/bf-file-save.c"
GATE = "app/core/bf-json-gate.c"
SCANNER = "app/core/bf-json-scanner.c"
JSON = "app/core/bf-json.c"
PROFILE = "app/core/bf-profile-file.c"
MERGE = "app/core/bf-catalog-merge.c"
PASTE = "app/core/bf-staff-text.c"
NEED = "app/analysis/bf-need.c"
COVER = "app/analysis/bf-cover.c"
COST = "app/analysis/bf-cost.c"
DAY = "app/analysis/bf-resilience.c"
SEARCH = "app/analysis/bf-search.c"
SIM = "app/analysis/bf-sim.c"
BREAK = "app/document/bf-layout-break.c"
CSV = "app/document/bf-csv.c"
XML = "app/document/bf-xml.c"

# What is broken, where, what stands there (once), what is put there, and the test
# programs that are asked, the likeliest first.
FAULTS = (
    ("saver: the data are not synced to the disk", SAVER,
     "if (code == 0 && TEMP_FAILURE_RETRY (fsync (fd)) != 0)", "if (FALSE)", ("file-fault", "file")),
    ("saver: a failed write is taken for a good one", SAVER,
     "    code = write_all (fd, data, length);", "    write_all (fd, data, length);", ("file-fault", "file")),
    ("saver: a failed close is taken for a good one", SAVER,
     "if (close (fd) != 0 && code == 0 && errno != EINTR)", "if (close (fd) != 0 && FALSE)", ("file-fault", "file")),
    ("saver: the name is not synced to the disk", SAVER,
     "  if (TEMP_FAILURE_RETRY (fsync (fd)) == 0)\n    return 0;", "  if (fd >= 0)\n    return 0;", ("file-fault", "file")),
    ("saver: a short write is not continued", SAVER,
     "  while (length > 0)\n", "  if (length > 0)\n", ("file-fault", "file")),
    ("saver: everybody may read what was private", SAVER,
     "  mode_t mode = target->mode;", "  mode_t mode = target->mode | 0044;", ("file",)),
    ("saver: a read-only file is written over", SAVER,
     "  if ((info.st_mode & 0222) != 0 && faccessat", "  if (TRUE || faccessat", ("file",)),
    ("saver: what another program saved is written over", SAVER,
     "  g_auto (Target) target = { .version = version };", "  g_auto (Target) target = { .version = NULL };", ("file", "file-fault")),
    ("saver: the temporary file stays after a failure", SAVER,
     "  if (code != 0 || target->version != NULL)", "  if (code == 0 && target->version != NULL)", ("file-fault", "file")),

    ("reader: a name may occur twice", GATE,
     "  if (g_hash_table_add (names, g_strndup (text->str, text->len)))",
     "  if (g_hash_table_add (names, g_strndup (text->str, text->len)) || TRUE)", ("json", "bad-file")),
    ("reader: what follows the end is ignored", GATE,
     "  if (scanner->pos < scanner->length)\n    return bf_json_scanner_refuse (scanner, scanner->pos",
     "  if (FALSE)\n    return bf_json_scanner_refuse (scanner, scanner->pos", ("json", "bad-file")),
    ("reader: the number of values has no limit", GATE,
     "  if (self->n_values++ == BF_JSON_MAX_VALUES)", "  if (FALSE)", ("json", "bad-file")),
    ("reader: numbers may begin with a zero", SCANNER,
     "  if (leading_zero && n_digits > 1)", "  if (FALSE)", ("json", "bad-file")),
    ("reader: half a character passes", SCANNER,
     "  if (c >= 0xd800 && c <= 0xdfff)", "  if (FALSE)", ("json", "bad-file")),
    ("reader: numbers have no lower bound", JSON,
     "  if (!(number >= minimum && number <= maximum))", "  if (!(number <= maximum))", ("json", "profile-file")),
    ("reader: marks that turn text around stay", JSON,
     "         (c >= 0x202a && c <= 0x202e) || ", "         ", ("json", "bad-file")),
    ("reader: texts have no limit", JSON,
     "  if (length > max_characters)", "  if (FALSE)", ("json", "bad-file")),
    ("reader: a slip in the name of a field is dropped", PROFILE,
     "    if (!g_strv_contains (known, name))", "    if (!g_strv_contains (known, name) && *name == '\\0')", ("profile-file", "bad-file")),
    ("writer: who leaves is forgotten", PROFILE,
     "  if (person->leaving)", "  if (FALSE)", ("profile-file",)),
    ("reader: a slip in the name of a change is dropped", MERGE,
     "    if (!g_strv_contains (list->members, name))", "    if (FALSE)", ("catalog-merge",)),
    ("paste: percent of full time is taken as times", PASTE,
     "    number /= 100;", "    number /= 1;", ("staff-text",)),

    ("need: work of minor tasks is left out", NEED,
     "          group->hours_per_week += hours;", "          group->hours_per_week = hours;", ("need", "wisn")),
    ("need: all work counts as essential", NEED,
     "          if (bf_model_get_catalog_task (model, task)->essential)", "          if (task + 1 > 0)", ("need", "resilience", "analysis")),
    ("need: work that nobody may do is no gap", NEED,
     " || item->primary == 0;", ";", ("need", "analysis", "bad-input")),
    ("need: the planned utilisation counts twice", NEED,
     "time->category_factor * time->utilisation;", "time->category_factor * time->utilisation * time->utilisation;", ("need", "wisn")),
    ("cover: hours of a group count for all sets", COVER,
     "(self->group_classes[g] & ~set->classes) == 0)", "self->group_classes[g] != 0)", ("cover",)),
    ("cover: a role that fits two classes joins the wrong one", COVER,
     "  for (guint word = 0; word <= n_groups / 64; word++)\n    if (signature_of", "  for (guint word = 1; word <= n_groups / 64; word++)\n    if (signature_of", ("cover",)),
    ("cover: the need is not summed anew", COVER,
     "      return FALSE;\n  sum_needs (self, need);", "      return FALSE;", ("cover", "sensitivity", "analysis")),
    ("cost: benefits are forgotten", COST,
     "  return wages * (1 + bf_model_get_value (model, BF_FIELD_BENEFITS_PERCENT) / 100) +", "  return wages +", ("cost",)),
    ("cost: leave is paid twice", COST,
     "  return MAX (0, paid_hours_per_year (model) - leave * day);", "  return MAX (0, paid_hours_per_year (model) + leave * day);", ("cost",)),
    ("cost: replacing people is counted by hours worked", COST,
     "  double turnover = pay * paid_hours_per_year (model)", "  double turnover = pay * bf_cost_worked_hours_per_year (model)", ("cost",)),
    ("cost: cents are cut off", COST,
     "(gint64) llround (amount * 100)", "(gint64) (amount * 100)", ("cost",)),
    ("cost: a raise may be a saving", COST,
     "  return MAX (0, pay - person->hourly_pay) *", "  return (pay - person->hourly_pay) *", ("cost",)),
    ("resilience: the day has the work of a week", DAY,
     "group->essential_hours_per_week / days : other_hours[g];", "group->essential_hours_per_week : other_hours[g];", ("resilience",)),
    ("search: the dearer one comes first", SEARCH,
     "      if (!is_before (&heap[child], &moved))", "      if (is_before (&heap[child], &moved))", ("search",)),
    ("search: one more person than is allowed", SEARCH,
     "  guint most = (self->most_people - entry->people) * BF_QUARTERS_PER_FTE;",
     "  guint most = (self->most_people + 1 - entry->people) * BF_QUARTERS_PER_FTE;", ("search", "option")),
    ("search: halving stops a quarter too early", SEARCH,
     "  while (high - low > 1)", "  while (high - low > 2)", ("search", "option")),
    ("simulation: nobody helps out", SIM,
     "      able |= self->idle[0] & line->fallback[0][0] & -(guint64) (able == 0);", "", ("sim", "sim-check", "sim-property")),
    ("simulation: the warm-up is counted", SIM,
     "  if (job->arrived >= self->warm_up)\n    bf_sim_sampler_add (&self->step_waits", "  if (job->arrived >= 0)\n    bf_sim_sampler_add (&self->step_waits", ("sim-queue",)),
    ("simulation: a room is not given back", SIM,
     "  bf_sim_change_room (self, room, 1);", "  bf_sim_change_room (self, room, 0);", ("sim", "sim-property", "sim-check")),
    ("simulation: the wrong one of two lines is served", SIM,
     ".ticket < self->jobs", ".ticket > self->jobs", ("sim", "sim-property", "sim-published")),

    ("layout: pages are filled beyond their end", BREAK,
     "<= breaker->layout->height + TOLERANCE_PT;", "<= breaker->layout->height * 1.2;", ("layout",)),
    ("layout: headings stay alone at the foot of a page", BREAK,
     "get_strip (breaker, end - 1)->keep >= weakest)", "get_strip (breaker, end - 1)->keep > BF_KEEP_MUST)", ("layout",)),
    ("layout: what should stay together never does", BREAK,
     "  while (end < breaker->layout->strips->len && get_strip", "  while (end < start && get_strip", ("layout",)),
    ("layout: tables go on without their header", BREAK,
     "          if (header != NULL)\n", "          if (FALSE)\n", ("layout",)),
    ("layout: one line of a text has a page to itself", BREAK,
     "  return breaker->n_placed == 1 && get_strip (breaker, start)->line > 0;", "  return FALSE;", ("layout",)),
    ("layout: there is no space between paragraphs", BREAK,
     "    breaker->y += strip->space_before;", "    breaker->y += 0;", ("layout",)),

    ("CSV: a text becomes a formula", CSV,
     "  if (bf_csv_is_formula (clean))", "  if (FALSE)", ("csv", "writers")),
    ("XML: a text becomes an element", XML,
     '      g_string_append (xml, "&lt;");', '      g_string_append (xml, "<");', ("html", "odt", "writers")),
    ("XML: control characters stay", XML,
     "  if (c < 0x20 || (c >= 0x7f && c < 0xa0))", "  if (c >= 0x7f && c < 0xa0)", ("html", "odt", "writers")),
)


def run(arguments, **more):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", check=False, **more)


def copy_source(folder):
    source = os.path.join(folder, "source")
    shutil.rmtree(source, ignore_errors=True)
    os.makedirs(source)
    for name in COPIED:
        path = os.path.join(ROOT, name)
        if os.path.isdir(path):
            shutil.copytree(path, os.path.join(source, name), symlinks=True)
        else:
            shutil.copy2(path, source)
    return source


def configure(source, build):
    if not os.path.exists(os.path.join(build, "build.ninja")):
        done = run(["meson", "setup", build, source, "-Dtests=displayless", "-Dbuildtype=debug", "-Doptimization=1"])
        if done.returncode:
            sys.exit(done.stdout)


def compile_tests(build, tests):
    targets = [f"tests/displayless/test-{name}" for name in tests]
    return run(["ninja", "-C", build, "-j", str(os.cpu_count() or 1), *targets])


def find_failure(build, tests):
    """The first of the tests that fails, None if all pass."""
    for name in tests:
        try:
            done = run(["meson", "test", "-C", build, "--no-rebuild", "--suite", "displayless", name],
                       timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            return name + " (hangs)"
        if done.returncode:
            return name
    return None


def write(path, text):
    """With a time that the build notices, however quick this is."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def plant(fault, source, build):
    """What came of it: whether it is as it should be, and in words."""
    _, path, before, after, tests = fault
    path = os.path.join(source, path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.count(before) != 1:
        return False, f"its place is there {text.count(before)} times"
    try:
        write(path, text.replace(before, after))
        done = compile_tests(build, tests)
        if done.returncode:
            return False, "does not compile:\n" + done.stdout[-2000:]
        failed = find_failure(build, tests)
    finally:
        write(path, text)
    return failed is not None, failed or "no test fails: " + ", ".join(tests)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder, words = os.path.abspath(sys.argv[1]), sys.argv[2:]
    faults = [fault for fault in FAULTS if not words or any(word in fault[0] for word in words)]
    build = os.path.join(folder, "build")
    source = copy_source(folder)
    configure(source, build)

    # Faults show only where all is well without them.
    tests = list(dict.fromkeys(name for fault in faults for name in fault[4]))
    done = compile_tests(build, tests)
    if done.returncode:
        sys.exit(done.stdout)
    broken = find_failure(build, tests)
    if broken:
        sys.exit(f"{broken} fails without any fault")

    bad = 0
    print(f"1..{len(faults)}", flush=True)
    for number, fault in enumerate(faults, 1):
        start = time.monotonic()
        good, words = plant(fault, source, build)
        bad += not good
        print(f"{'ok' if good else 'not ok'} {number} - {fault[0]}: {words} ({time.monotonic() - start:.0f} s)", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
