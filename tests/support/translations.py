#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps po/ and the languages of the guide current.

    translations.py update         brings POTFILES, the catalog's texts, the
                                   template and every language up to date
    translations.py check          says what of it is not, and what is missing
    translations.py pseudo FOLDER  makes a language of nothing but marked texts
"""

import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DOMAIN = "backfill"
TEMPLATE = "po/backfill.pot"
GUIDE = "resources/help"
GUIDE_TEMPLATE = GUIDE + "/C/backfill.pot"
CATALOG = "resources/catalog/catalog.json"
CATALOG_TEXTS = "po/catalog-texts.c"

# gettext reads no JSON.  Of the catalog, these keys hold texts that are shown;
# names of sources, issuers and certificates stay as they are everywhere.
TEXT_KEYS = {
    "areas": ("title",),
    "tasks": ("title", "description", "note"),
    "roles": ("title", "short_title", "plural", "summary", "responsibilities", "training", "skills", "advantages",
              "settings", "careers", "hire_when", "demand", "note"),
    "credentials": ("exam", "renewal", "eligibility", "verify"),
    "pains": ("title",),
    "settings": ("title", "summary", "note"),
    "scenarios": ("title", "situation", "why"),
    "states": ("name", "hiring_effect", "certainty", "injections", "vaccines", "venipuncture", "credential", "facts"),
    "scope": ("disclaimer", "general"),
    "checks": ("phase", "title", "detail", "level", "citation"),
    "numbers": ("note",),
    "sources": ("note",),
}

XGETTEXT = ("xgettext", "--from-code=UTF-8", "--package-name=" + DOMAIN, "--add-comments", "--add-location=file",
            "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
            "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3", "--flag=N_:1:pass-c-format",
            "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format", "--flag=g_dngettext:2:pass-c-format",
            "--flag=g_strdup_printf:1:c-format", "--flag=g_string_printf:2:c-format",
            "--flag=g_string_append_printf:2:c-format", "--flag=g_error_new:3:c-format",
            "--flag=g_set_error:4:c-format", "--msgid-bugs-address=")


def run(*arguments, **options):
    return subprocess.run(arguments, check=True, capture_output=True, text=True, cwd=ROOT, **options).stdout


def list_languages(folder):
    with open(os.path.join(ROOT, folder, "LINGUAS"), encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def list_translations():
    """Each file of translations, with its template."""
    return ([(f"po/{language}.po", TEMPLATE) for language in list_languages("po")]
            + [(f"{GUIDE}/{language}/{language}.po", GUIDE_TEMPLATE) for language in list_languages(GUIDE)])


# --- the catalog ---------------------------------------------------------------

def walk(value, keys, path, found):
    if isinstance(value, dict):
        for key, part in value.items():
            texts = part if isinstance(part, list) else [part]
            if key in keys and all(isinstance(text, str) for text in texts):
                for text in texts:
                    found.setdefault(text, f"{path}, {key.replace('_', ' ')}")
            else:
                walk(part, keys, path, found)
    elif isinstance(value, list):
        for part in value:
            walk(part, keys, path, found)

# What stands within sentences too, where other languages write it with a small letter.
NOUN_KEYS = {"roles": ("title", "plural")}


def make_catalog_texts():
    with open(os.path.join(ROOT, CATALOG), encoding="utf-8") as file:
        catalog = json.load(file)
    found = {}
    for part, keys in TEXT_KEYS.items():
        walk(catalog[part], keys, f"catalog, {part}", found)
    lines = ["// SPDX-License-Identifier: GPL-3.0-or-later",
             f"// The texts of {CATALOG} for translators, made by `./dev translations`; never compiled."]
    for text, where in found.items():
        if text:
            lines += [f"/* Translators: {where}. */", f"N_ ({json.dumps(text, ensure_ascii=False)})"]
    nouns = {}
    for part, keys in NOUN_KEYS.items():
        walk(catalog[part], keys, f"catalog, {part}", nouns)
    for text in nouns:
        lines += ["/* Translators: as in “one part-time Medical Assistant (0.75 FTE)”. */",
                  f'NC_ ("within a sentence", {json.dumps(text, ensure_ascii=False)})']
    return "\n".join(lines) + "\n"


# --- the template --------------------------------------------------------------

def make_template(catalog_texts):
    """The template, without its date, which would change it every time."""
    with open(os.path.join(ROOT, "po/POTFILES"), encoding="utf-8") as file:
        files = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "po"))
        with open(os.path.join(folder, CATALOG_TEXTS), "w", encoding="utf-8") as file:
            file.write(catalog_texts)
        output = os.path.join(folder, "out.pot")
        subprocess.run([*XGETTEXT, f"--directory={ROOT}", f"--directory={folder}", f"--output={output}",
                        *[name for name in files if name != CATALOG_TEXTS], CATALOG_TEXTS],
                       check=True, capture_output=True, text=True)
        with open(output, encoding="utf-8") as file:
            text = file.read()
    return without_date(text)


def make_guide_template():
    """What itstool finds in the pages, without pictures, which stay, and translators."""
    pages = sorted(name for name in os.listdir(os.path.join(ROOT, GUIDE, "C")) if name.endswith(".page"))
    found = run("itstool", "--output=-", *[f"{GUIDE}/C/{page}" for page in pages])
    text = run("msgcat", "--add-location=file", "-", input=found)
    entries = without_date(text).replace("PACKAGE VERSION", DOMAIN).split("\n\n")
    return "\n\n".join(entry.rstrip("\n") for entry in entries if '\nmsgctxt "_"' not in entry) + "\n"


def without_date(text):
    text = re.sub(r'"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team): [^\n]*\n', "", text)
    return re.sub(r"\A(?:#[^\n]*\n)*", "# SPDX-License-Identifier: GPL-3.0-or-later\n", text)


def write(path, text):
    with open(os.path.join(ROOT, path), "w", encoding="utf-8") as file:
        file.write(text)


def read(path):
    path = os.path.join(ROOT, path)
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def update():
    run(sys.executable, "tests/support/lint.py", "--write-potfiles")
    texts = make_catalog_texts()
    write(CATALOG_TEXTS, texts)
    write(TEMPLATE, make_template(texts))
    write(GUIDE_TEMPLATE, make_guide_template())
    for path, template in list_translations():
        run("msgmerge", "--quiet", "--update", "--backup=none", "--previous", "--add-location=file", path, template)
        print(path + ":", count(path))
    return 0


# --- what is missing -----------------------------------------------------------

def list_messages(text):
    """Every msgid with its context and plural, as one comparable text each: versions of
    gettext break lines in different places."""
    entries = (entry for entry in text.split("\n\n") if "\nmsgid " in "\n" + entry)
    return {re.sub(r'(?m)^#.*\n|\nmsgstr[\s\S]*|"\n"', "", entry) for entry in entries}


def count(path):
    done = subprocess.run(["msgfmt", "--check", "--statistics", "--output-file=/dev/null", path],
                          capture_output=True, text=True, cwd=ROOT, check=False, env={**os.environ, "LC_ALL": "C"})
    return done.stderr.strip()


def check():
    """Lines that say what is wrong; none when translators and users have it all."""
    wrong = []
    texts = make_catalog_texts()
    if read(CATALOG_TEXTS) != texts:
        wrong.append(f"{CATALOG_TEXTS} is older than {CATALOG}")
    for template, made in ((TEMPLATE, make_template(texts)), (GUIDE_TEMPLATE, make_guide_template())):
        old, new = list_messages(read(template)), list_messages(made)
        wrong += [f"{template} lacks {message}" for message in sorted(new - old)]
        wrong += [f"{template} still has {message}" for message in sorted(old - new)]
    for path, template in list_translations():
        result = count(path)
        if not re.fullmatch(r"\d+ translated messages\.", result):
            wrong.append(f"{path}: {result}")
        if list_messages(run("msgattrib", "--no-obsolete", path)) != list_messages(run("msgattrib", template)):
            wrong.append(f"{path} is older than {template}")
    return wrong and [*wrong, "`./dev translations` brings the files up to date; what is new is then to be translated"]


# --- a language to test with ---------------------------------------------------

ACCENTS = str.maketrans("aceinouyACEINOUY", "àçéîñöûýÀÇÉÎÑÖÛÝ")
# What must come through as it is: directives of printf, mnemonics' keys, tags.
KEPT = re.compile(r"(%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?(?:l|ll|h|z)?[a-zA-Z%]|%[A-Z]|<[^>]*>|&\w+;|\\n)")


def mark(text):
    """Accented, a third longer, in brackets, with the same directives."""
    if text.endswith("\\n"):
        return (mark(text[:-2]) if len(text) > 2 else "") + "\\n"
    parts = [part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in KEPT.split(text)]
    return "⟦" + "".join(parts) + "~" * (len(text) // 3) + "⟧"


def pseudo(folder, language="qps"):
    target = os.path.join(folder, language, "LC_MESSAGES")
    os.makedirs(target, exist_ok=True)
    template = os.path.join(target, DOMAIN + ".pot")
    with open(template, "w", encoding="utf-8") as file:
        file.write(make_template(make_catalog_texts()))
    source = run("msginit", "--no-translator", "--locale=en_US.UTF-8", "--input=" + template, "--output-file=-")
    wrapped = subprocess.run(["msgcat", "--no-wrap", "-"], input=source, capture_output=True, text=True, check=True).stdout
    header, *entries = wrapped.split("\n\n")
    lines = []
    for entry in entries:
        tag = 'msgctxt "language tag"' in entry
        for line in entry.splitlines():
            match = re.fullmatch(r'(msgstr(?:\[\d\])? |)"(.*)"', line)
            in_translation = match and (line.startswith("msgstr") or in_translation)
            if line.startswith(("msgid", "msgctxt", "#")):
                in_translation = False
            lines.append(f'{match[1]}"{mark(match[2])}"' if in_translation and match[2] and not tag else line)
        lines.append("")
    text = header + "\n\n" + "\n".join(lines)
    subprocess.run(["msgfmt", "--check-format", "--output-file=" + os.path.join(target, DOMAIN + ".mo"), "-"],
                   input=text, text=True, check=True)
    return 0


def real_locale(folder):
    """Makes in FOLDER a locale that newer C libraries translate in, as they do not in
    that of the tests, and says what to set for it."""
    made = subprocess.run(["localedef", "--no-archive", "-i", "en_US", "-f", "UTF-8", os.path.join(folder, "en_US.UTF-8")],
                          capture_output=True, check=False)
    return {"LOCPATH": folder, "LC_ALL": "en_US.UTF-8"} if made.returncode == 0 else {}


def main(arguments):
    if arguments == ["update"]:
        return update()
    if arguments == ["check"]:
        wrong = check()
        print("\n".join(wrong) or "complete and up to date")
        return bool(wrong)
    if len(arguments) == 2 and arguments[0] == "pseudo":
        return pseudo(arguments[1])
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
