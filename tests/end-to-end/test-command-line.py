#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program does for scripts: analysis, export and clear refusals, all
without a display."""

import json
import os
import re
import shutil
import stat
import subprocess

import translations
from tap import Tap, from_environment, make_folder

try:
    import jsonschema
except ImportError:
    jsonschema = None

program = from_environment("BF_PROGRAM")
source_root = from_environment("BF_SOURCE_ROOT")
build_root = from_environment("BF_BUILD_ROOT")
EXAMPLES = os.path.join(source_root, "resources", "examples")
SCHEMAS = os.path.join(source_root, "resources", "schemas")
FAMILY_PRACTICE = os.path.join(EXAMPLES, "small-family-practice.backfill")

# The scenarios must come out of the numbers, see the acceptance of the model.
RECOMMENDED = {
    "small-family-practice": {"medical-assistant"},
    "busy-urgent-care": {"clinical-medical-assistant"},
    "rural-health-center": {"clinical-medical-assistant", "medical-assistant"},
}
NEED_KEYS = {"tasks", "required_fte", "hours_per_week"}
OPTION_KEYS = {
    "id", "actions", "cost_per_year", "one_off_cost", "uncovered_hours_per_week",
    "relief_hours_per_week", "resilience", "feasible",
}
RECOMMENDATION_KEYS = {"option", "roles", "reasons", "binding_set"}

tap = Tap()
folder = make_folder()


def run(*arguments, prefix=(), **environment):
    """Runs the program where it cannot reach a display, a bus or the user's files."""
    clean = {k: v for k, v in os.environ.items()
             if k not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    clean.update(HOME=folder, XDG_RUNTIME_DIR=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder,
                 XDG_CACHE_HOME=folder, **environment)
    return subprocess.run([*prefix, program, *arguments], cwd=folder, env=clean, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=30, check=False)


def scratch(name):
    return os.path.join(folder, name)


def write(name, content):
    path = scratch(name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def list_examples():
    return sorted(name for name in os.listdir(EXAMPLES) if name.endswith(".backfill"))


def show(done):
    return f"status {done.returncode}\nstdout {done.stdout[:400]!r}\nstderr {done.stderr[:400]!r}"


# --- Schemas ------------------------------------------------------------------


def check_schema(title, value, schema_name):
    if jsonschema is None:
        tap.skip(title, "python3-jsonschema is not installed")
        return
    validator = jsonschema.Draft202012Validator(load(os.path.join(SCHEMAS, schema_name)))
    problems = [f"{'/'.join(map(str, error.absolute_path)) or 'top'}: {error.message[:200]}"
                for error in validator.iter_errors(value)]
    tap.ok(not problems, title, "\n".join(problems[:10]))


def test_schemas():
    if jsonschema is not None:
        for name in sorted(name for name in os.listdir(SCHEMAS) if name.endswith(".json")):
            tap.attempt(f"{name} is a schema itself", jsonschema.Draft202012Validator.check_schema,
                        load(os.path.join(SCHEMAS, name)))
    check_schema("the role catalog keeps to its schema",
                 load(os.path.join(source_root, "resources", "catalog", "catalog.json")), "catalog.schema.json")


# --- Analysis -------------------------------------------------------------------


def find_example(stem):
    """The example file of a scenario; its name may be longer or shorter."""
    exact = os.path.join(EXAMPLES, stem + ".backfill")
    return exact if os.path.exists(exact) else None


def check_sums(name, analysis):
    """What one part says must agree with what another says."""
    wrong = []
    for group in analysis["need"]:
        parts = sum(group[key] for key in
                    ("covered_hours_per_week", "fallback_hours_per_week", "uncovered_hours_per_week"))
        if abs(parts - group["hours_per_week"]) > 0.01:
            wrong.append(f"{group['id']}: {parts} of {group['hours_per_week']} hours")
    tap.ok(not wrong, f"{name}: each group's hours are covered, done by others or left undone", "\n".join(wrong))

    options = {option["id"]: option for option in analysis["options"]}
    tap.equal(len(options), len(analysis["options"]), f"{name}: no two options have the same id")
    tap.ok("no-hire" in options, f"{name}: hiring nobody is among the options", ", ".join(options))
    tap.ok(analysis["recommendation"]["option"] in options, f"{name}: the recommended option is among them")
    odd = [option["id"] for option in analysis["options"] if option["feasible"] == bool(option["misses"])]
    tap.ok(not odd, f"{name}: an option is feasible when it misses nothing", ", ".join(odd))


def test_simulation(stem, path, analysis):
    """Days are simulated when asked for, and keep to the schema."""
    tap.ok("simulation" not in analysis, f"{stem}: no days are simulated unasked")
    done = run("--analyze", "--waits", path)
    if not tap.ok(done.returncode == 0 and not done.stderr, f"{stem}: days are simulated without a word", show(done)):
        return
    simulated = json.loads(done.stdout)
    check_schema(f"{stem}: simulated days keep to the schema", simulated, "analysis.schema.json")
    ids = [option["id"] for option in simulated["simulation"]["options"]]
    tap.ok(ids == [option["id"] for option in simulated["options"]], f"{stem}: each option has its simulated days")
    tap.ok(run("--analyze", "--waits", path).stdout == done.stdout, f"{stem}: the same days come again")


def test_example(stem, roles):
    path = find_example(stem)
    if not tap.ok(path is not None, f"the example {stem} is there", "there are: " + ", ".join(list_examples())):
        return
    check_schema(f"{stem}: the file keeps to its schema", load(path), "profile.schema.json")

    done = run("--analyze", path)
    if not tap.ok(done.returncode == 0 and not done.stderr, f"{stem}: is analysed without a word", show(done)):
        return
    analysis = tap.attempt(f"{stem}: the analysis is JSON", json.loads, done.stdout)
    if analysis is None:
        return
    check_schema(f"{stem}: the analysis keeps to its schema", analysis, "analysis.schema.json")
    test_simulation(stem, path, analysis)
    tap.ok(all(NEED_KEYS <= set(group) for group in analysis["need"]), f"{stem}: each need has its keys")
    tap.ok(all(OPTION_KEYS <= set(option) for option in analysis["options"]), f"{stem}: each option has its keys")
    tap.ok(RECOMMENDATION_KEYS <= set(analysis["recommendation"]), f"{stem}: the recommendation has its keys")
    tap.equal(sorted(analysis["recommendation"]["roles"]), sorted(roles), f"{stem}: the right roles are recommended")
    check_sums(stem, analysis)
    tap.equal(run("--analyze", path).stdout, done.stdout, f"{stem}: a second run says the same")


# --- Refusals -------------------------------------------------------------------


def write_changed(file_name, **changes):
    """The family practice with some members changed."""
    profile = load(FAMILY_PRACTICE)
    profile.update(changes)
    return write(file_name, json.dumps(profile))


def make_bad_inputs():
    """What it is, where it is."""
    with open(FAMILY_PRACTICE, "rb") as file:
        good = file.read()
    os.mkdir(scratch("folder.backfill"))
    os.mkfifo(scratch("pipe.backfill"))
    numbers = load(FAMILY_PRACTICE).get("numbers", {})
    return {
        "a missing file": scratch("missing.backfill"),
        "a folder": scratch("folder.backfill"),
        "a pipe": scratch("pipe.backfill"),
        "an empty file": write("empty.backfill", b""),
        "a truncated file": write("truncated.backfill", good[: len(good) // 2]),
        "a file of zeros": write("zeros.backfill", bytes(4096)),
        "a picture": write("picture.backfill", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        "text that is not UTF-8": write("latin.backfill", good.replace(b'"name"', b'"na\xefme"')),
        "another kind of JSON": write("other.backfill", '{ "name": "package", "version": "1.0.0" }'),
        "a list": write("list.backfill", "[1, 2, 3]"),
        "deep nesting": write("deep.backfill", "[" * 80000),
        "a duplicate member": write("twice.backfill", good.replace(b"{", b'{"version": 1,', 1)),
        "a newer version": write_changed("newer.backfill", version=99),
        "another format": write_changed("format.backfill", format="backfill-catalog"),
        "an unknown role": write_changed("role.backfill", staff=[{"role": "astronaut", "people": 1, "fte": 1}]),
        "a negative number": write_changed("negative.backfill", numbers={**numbers, "visits-per-day": -1}),
        "an absurd number": write_changed("absurd.backfill", numbers={**numbers, "visits-per-day": 1e300}),
        "a number as text": write_changed("text.backfill", numbers={**numbers, "visits-per-day": "many"}),
        "a name of a megabyte": write_changed("long.backfill", name="x" * 1000000),
    }


def fingerprint(path):
    if not os.path.lexists(path):
        return None
    status = os.stat(path)
    content = None
    if stat.S_ISREG(status.st_mode):
        with open(path, "rb") as file:
            content = file.read()
    return status.st_mode, status.st_mtime_ns, status.st_ino, content


def is_one_line_naming(done, name):
    lines = done.stderr.decode(errors="replace").splitlines()
    return len(lines) == 1 and name in lines[0] and len(lines[0]) < 500


def test_refusals():
    for what, path in make_bad_inputs().items():
        before = fingerprint(path)
        done = run("--analyze", path)
        name = os.path.basename(path)
        tap.ok(done.returncode == 1 and not done.stdout and is_one_line_naming(done, name),
               f"{what} is refused in one line that names it", show(done))
        tap.ok(fingerprint(path) == before, f"{what} is left as it was")

        target = scratch("never.pdf")
        done = run("--export=" + target, path)
        tap.ok(done.returncode == 1 and is_one_line_naming(done, name) and not os.path.exists(target),
               f"{what} makes no plan", show(done))


# --- Export -------------------------------------------------------------------


def read_pdf(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def read_page_size(path):
    """Width and height in points."""
    with open(path, "rb") as file:
        box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", file.read())
    return tuple(round(float(side)) for side in box.groups())


def without_privileges():
    """Root may write into a read-only folder; this prefix takes that away."""
    if os.geteuid() != 0:
        return ()
    prefix = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
    if shutil.which("setpriv") and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
        return prefix
    return None


def test_export():
    plan = scratch("plan.pdf")
    done = run("--export=" + plan, FAMILY_PRACTICE)
    if tap.ok(done.returncode == 0 and not done.stderr and os.path.exists(plan),
              "a plan is exported without a display", show(done)):
        text = tap.attempt("the plan is a PDF with text", read_pdf, plan) or ""
        tap.ok(load(FAMILY_PRACTICE)["name"].split("&")[0].strip() in text, "it names the practice", text[:500])
        tap.ok("Medical Assistant" in text, "it names the recommended role", text[:500])
        tap.ok(not re.search(r"\bCMAs?\b(?! \(AAMA\))", text), "it never says CMA without the issuer")
        tap.ok(not re.search(r"\bnan\b|\(null\)|%[ds]|\binf\b", text), "no number or text is missing in it")
        if shutil.which("qpdf"):
            checked = subprocess.run(["qpdf", "--check", plan], capture_output=True, text=True, check=False)
            tap.equal(checked.returncode, 0, "the PDF is well-formed")

    pages = {}
    for preset in ("short", "full", "papers"):
        target = scratch(preset + ".pdf")
        done = run("--preset=" + preset, "--export=" + target, FAMILY_PRACTICE)
        pages[preset] = len(read_pdf(target).split("\f")) - 1 if done.returncode == 0 else 0
    tap.ok(pages["short"] == 2 and 8 <= pages["full"] <= 10 < pages["papers"], "each preset has its pages", str(pages))

    target = scratch("numbers.json")
    done = run("--export=" + target, FAMILY_PRACTICE)
    if tap.ok(done.returncode == 0 and os.path.exists(target), "the numbers are exported as JSON", show(done)):
        with open(target, "rb") as file:
            tap.equal(file.read(), run("--analyze", "--waits", FAMILY_PRACTICE).stdout, "they are those of --analyze --waits")

    for paper, size in (("letter", (612, 792)), ("a4", (595, 842)), ("legal", (612, 1008))):
        target = scratch(paper + ".pdf")
        done = run("--paper=" + paper, "--export=" + target, FAMILY_PRACTICE)
        tap.equal(done.returncode == 0 and read_page_size(target), size, f"a plan is exported on {paper} paper")
    target = scratch("large.pdf")
    done = run("--text-size=150", "--export=" + target, FAMILY_PRACTICE)
    large = len(read_pdf(target).split("\f")) - 1 if done.returncode == 0 else 0
    tap.ok(large > pages["full"] * 1.5, "larger text takes more pages", f"{large} pages")

    for ending in ("xyz", "exe", ""):
        target = scratch("plan" + ("." + ending if ending else ""))
        done = run("--export=" + target, FAMILY_PRACTICE)
        tap.ok(done.returncode == 1 and len(done.stderr.splitlines()) == 1 and not os.path.exists(target),
               f"the ending “{ending}” is refused in one line", show(done))

    done = run("--export=" + scratch("no-such-folder/plan.pdf"), FAMILY_PRACTICE)
    tap.ok(done.returncode == 1 and len(done.stderr.splitlines()) == 1, "a missing folder is told in one line", show(done))

    locked = scratch("locked")
    os.mkdir(locked, 0o555)
    prefix = without_privileges()
    if prefix is None:
        tap.skip("a read-only folder is told in one line", "root cannot give up its privileges here")
    else:
        done = run("--export=" + os.path.join(locked, "plan.pdf"), FAMILY_PRACTICE, prefix=prefix)
        tap.ok(done.returncode == 1 and len(done.stderr.splitlines()) == 1 and not os.listdir(locked),
               "a read-only folder is told in one line", show(done))


FONTLESS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>
"""


def test_without_fonts():
    os.mkdir(scratch("fonts"))
    config = write("fonts.conf", FONTLESS % (scratch("fonts"), scratch("font-cache")))
    for ending in ("pdf", "odt", "docx", "html"):
        target = scratch("fontless." + ending)
        done = run("--export=" + target, FAMILY_PRACTICE, FONTCONFIG_FILE=config)
        tap.ok(done.returncode == 1 and len(done.stderr.splitlines()) == 1 and b"font" in done.stderr and not os.path.exists(target),
               f"without any font there is no .{ending}, and it is said why", show(done))
    for ending in ("csv", "json"):
        target = scratch("fontless." + ending)
        done = run("--export=" + target, FAMILY_PRACTICE, FONTCONFIG_FILE=config)
        tap.ok(done.returncode == 0 and os.path.exists(target), f".{ending} needs no font", show(done))


def test_full_disk():
    """On a disk of its own, in a namespace that needs no privileges, and a file is there already."""
    disk = scratch("disk")
    os.mkdir(disk)
    script = ('mount -t tmpfs -o size=32k none "$0" || exit 77; echo kept >"$0/plan.pdf"; '
              '"$@"; status=$?; ls -A "$0"; cat "$0/plan.pdf"; exit $status')
    if not shutil.which("unshare"):
        tap.skip("a full disk is told", "unshare is not installed")
        return
    done = run("--export=" + os.path.join(disk, "plan.pdf"), FAMILY_PRACTICE,
               prefix=("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, disk))
    if done.returncode == 77 or b"unshare" in done.stderr:
        tap.skip("a full disk is told", "no disk of one's own can be had here")
        return
    tap.ok(done.returncode == 1 and len(done.stderr.splitlines()) == 1, "a full disk is told in one line", show(done))
    tap.equal(done.stdout, b"plan.pdf\nkept\n", "the file that was there is still there, and nothing else")


# --- Several files and what-ifs --------------------------------------------------


def read_lines(title, done):
    """The objects of JSON Lines; each is one whole line."""
    lines = done.stdout.decode().split("\n")
    tap.ok(lines[-1] == "", f"{title}: the last line ends, too", show(done))
    return tap.attempt(f"{title}: each line is JSON", lambda: [json.loads(line) for line in lines[:-1]]) or []


def check_line(title, line):
    tap.ok(set(line) - {"variant"} in ({"file", "analysis"}, {"file", "error"}),
           f"{title}: has the file and either an analysis or an error", ", ".join(line))
    if "analysis" in line:
        check_schema(f"{title}: the analysis keeps to its schema", line["analysis"], "analysis.schema.json")


def get_cost(analysis):
    recommended = analysis["recommendation"]["option"]
    return next(option["cost_per_year"] for option in analysis["options"] if option["id"] == recommended)


VARIANTS = [
    {"name": "Twice as busy", "numbers": {"visits-per-day": 120, "providers-fte": 4}},
    {"name": "From <b>March</b> & on", "start_date": "2027-03-01"},
    {"name": "Typical team", "staff": None, "numbers": {"visits-per-day": None}},
]


def test_many_files():
    path = write_changed("variants.backfill", variants=VARIANTS)
    check_schema("a file with what-ifs keeps to its schema", load(path), "profile.schema.json")
    bad = write_changed("bad-variant.backfill", variants=[*VARIANTS[:2], {"name": "x", "numbers": {"visits-per-day": -1}}])
    missing = scratch("missing.backfill")

    done = run("--analyze", path, missing, FAMILY_PRACTICE, bad)
    tap.equal(done.returncode, 1, "one bad file among many is told by the status")
    lines = read_lines("many files", done)
    tap.equal([(line["file"], line.get("variant"), "error" in line) for line in lines],
              [(path, None, False)] + [(path, variant["name"], False) for variant in VARIANTS]
              + [(missing, None, True), (FAMILY_PRACTICE, None, False), (bad, None, True)],
              "every file and what-if has its line, in order")
    for number, line in enumerate(lines, 1):
        check_line(f"line {number}", line)
    errors = done.stderr.decode().splitlines()
    tap.ok(len(errors) == 2 and "missing.backfill" in errors[0] and "bad-variant.backfill" in errors[1],
           "each failure is one line that names the file", show(done))
    tap.ok("variants[2].numbers.visits-per-day" in errors[-1], "the place in the file is named", show(done))

    alone = json.loads(run("--analyze", FAMILY_PRACTICE).stdout)
    if len(lines) == 7:
        tap.ok(lines[5]["analysis"] == without_sensitivity(alone), "a line says the same as the file alone, but for what would change it")
        tap.ok(lines[0]["analysis"] == without_sensitivity(alone), "what-ifs do not change the practice itself")
        tap.ok(get_cost(lines[1]["analysis"]) > get_cost(alone), "twice the visits cost more")

    done = run("--analyze", "--lines", path)
    tap.equal((done.returncode, len(read_lines("--lines", done))), (0, 4), "--lines is for one file, too")
    done = run("--analyze", path)
    tap.ok(done.returncode == 0 and json.loads(done.stdout) == alone, "one file without --lines is the practice itself", show(done))


def without_sensitivity(analysis):
    """Many files are not asked what would change their answers: that takes ten times as long."""
    return {member: value for member, value in analysis.items() if member != "sensitivity"}


def test_variant():
    path = write_changed("variant.backfill", variants=VARIANTS)
    done = run("--analyze", "--variant=Twice as busy", path)
    one = tap.attempt("one what-if is analysed", json.loads, done.stdout)
    tap.ok(one is not None and done.returncode == 0 and done.stdout.startswith(b"{\n"), "as indented JSON", show(done))
    check_schema("one what-if keeps to the schema", one, "analysis.schema.json")
    done = run("--analyze", "--variant= Twice as busy ", path, FAMILY_PRACTICE)
    lines = read_lines("one what-if of many files", done)
    tap.ok(done.returncode == 1 and len(lines) == 2 and lines[0].get("analysis") == without_sensitivity(one) and "error" in lines[1]
           and is_one_line_naming(done, "small-family-practice.backfill"),
           "a file that has no such what-if fails, the others do not", show(done))
    for action in ("--analyze", "--export=" + scratch("never.pdf")):
        done = run(action, "--variant=No\x1b[31m\u202esuch", path)
        tap.ok(done.returncode == 1 and not done.stdout and is_one_line_naming(done, "variant.backfill")
               and b"\x1b" not in done.stderr and "\u202e".encode() not in done.stderr,
               "an unknown what-if is refused in one clean line", show(done))
    plan = scratch("variant.pdf")
    done = run("--export=" + plan, "--variant=From <b>March</b> & on", path)
    if tap.ok(done.returncode == 0 and os.path.exists(plan), "the plan of a what-if is exported", show(done)):
        tap.ok("From <b>March</b> & on" in read_pdf(plan), "it names the what-if")


def test_full_output():
    if not os.path.exists("/dev/full"):
        tap.skip("a full output is told", "there is no /dev/full")
        return
    for lines in ((), ("--lines",)):
        done = run(program, "--analyze", *lines, FAMILY_PRACTICE, prefix=("sh", "-c", 'shift; exec "$@" >/dev/full', "sh"))
        tap.ok(done.returncode == 1 and len(done.stderr.splitlines()) == 1, "a full output is told in one line", show(done))


def test_languages():
    target = scratch("language.html")
    done = run("--language=es", "--export=" + target, FAMILY_PRACTICE, BACKFILL_LOCALEDIR=os.path.join(build_root, "po"),
               **translations.real_locale(folder))
    tap.ok(done.returncode == 0 and b"asistente" in read_bytes(target), "a plan is exported in another language", show(done))
    for language, word in (("fr", b"not installed"), ("tlh", b"no plan in the language")):
        done = run("--language=" + language, "--export=" + target, FAMILY_PRACTICE, BACKFILL_LOCALEDIR=folder)
        tap.ok(done.returncode == 1 and word in done.stderr and len(done.stderr.splitlines()) == 1,
               f"a plan in “{language}” that cannot be is refused in one line", show(done))


# --- The rest --------------------------------------------------------------------


def test_options():
    done = run("--help")
    tap.ok(done.returncode == 0 and b"--analyze" in done.stdout and b"--export" in done.stdout,
           "--help lists the options", show(done))
    done = run("--version")
    tap.ok(done.returncode == 0 and re.search(rb"\d+\.\d+", done.stdout), "--version says it", show(done))
    for arguments in (["--nonsense"], ["--analyze"], ["--export=" + scratch("x.pdf")], ["--lines", FAMILY_PRACTICE],
                      ["--variant=x", FAMILY_PRACTICE], ["--preset=full", FAMILY_PRACTICE],
                      ["--preset=long", "--export=" + scratch("x.pdf"), FAMILY_PRACTICE],
                      ["--paper=a4", FAMILY_PRACTICE], ["--paper=a5", "--export=" + scratch("x.pdf"), FAMILY_PRACTICE],
                      ["--text-size=120", "--analyze", FAMILY_PRACTICE], ["--text-size=300", "--export=" + scratch("x.pdf"), FAMILY_PRACTICE],
                      ["--text-size=-1", "--export=" + scratch("x.pdf"), FAMILY_PRACTICE], ["--export=" + scratch("x.pdf"), FAMILY_PRACTICE, FAMILY_PRACTICE]):
        done = run(*arguments)
        tap.ok(done.returncode == 1 and not done.stdout and len(done.stderr.splitlines()) == 1,
               f"“{' '.join(arguments[0].split('=')[:1])}” alone is refused in one line", show(done))


def test_manual():
    """Whoever adds an option says so in both places."""
    options = set(re.findall(rb"^  (?:-h, )?(--[a-z-]+)", run("--help").stdout, re.M))
    with open(os.path.join(build_root, "resources", "backfill.1"), "rb") as file:
        manual = file.read().replace(b"\\-", b"-")
    described = set(re.findall(rb"^\.TP\n\.\w+ .*?(--[a-z-]+)", manual, re.M))
    tap.equal(described, options, "the manual describes the options of --help")
    with open(os.path.join(source_root, "README.md"), "rb") as file:
        readme = file.read()
    tap.equal([name for name in sorted(options) if name not in readme], [], "README names them, too")


os.chmod(folder, 0o755)
test_schemas()
for example, expected in RECOMMENDED.items():
    test_example(example, expected)
test_refusals()
test_export()
test_without_fonts()
test_full_disk()
test_many_files()
test_variant()
test_full_output()
test_languages()
test_options()
test_manual()
shutil.rmtree(folder, ignore_errors=True)
tap.finish()
