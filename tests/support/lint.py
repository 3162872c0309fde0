#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a program can check; prints one TAP line for each.

    lint.py                   checks the tree it lies in
    lint.py --write-potfiles  brings po/POTFILES up to date
"""

import html
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True
os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
SELF = "tests/support/lint.py"
POTFILES = "po/POTFILES"
SHARED_SAVER = ("app/core/bf-file.c", "app/core/bf-file-save.c")
MARKUP_HELPER = "app/view/bf-ui-text.c"

# All there is at the top; what is built or tried there begins with an underscore.
TOP_LEVEL = {
    ".ci", ".clang-format", ".editorconfig", ".gitignore", "CONTRIBUTING.md", "LICENSE", "NEWS.md", "README.md",
    "SECURITY.md", "app", "dev", "flatpak", "meson.build", "meson_options.txt", "po", "resources", "tests", "ui",
}
# Where a file that is no text may lie, and how large any may be: translations are the largest.
BINARIES = ("resources/icons/raster/", "resources/screenshots/", "tests/fuzz/corpus/")
LARGEST = 600_000

# What a room may include of the others; GTK is only for the view.
ROOMS = {
    "app/core": ("core",),
    "app/analysis": ("core", "analysis"),
    "app/document": ("core", "analysis", "document"),
    "app/view": ("core", "analysis", "document", "view"),
}

# Setters that read their text as markup, so that "Smith & Sons" would vanish.
MARKUP_SETTERS = (
    "adw_preferences_row_set_title", "adw_action_row_set_title", "adw_action_row_set_subtitle",
    "adw_expander_row_set_subtitle", "adw_preferences_group_set_title",
    "adw_preferences_group_set_description", "adw_preferences_page_set_title",
    "adw_status_page_set_description", "adw_toast_new", "adw_toast_new_format", "adw_toast_set_title",
    "gtk_label_set_markup", "gtk_label_set_markup_with_mnemonic", "gtk_widget_set_tooltip_markup",
    "adw_message_dialog_set_body_use_markup", "adw_message_dialog_set_heading_use_markup",
    "adw_message_dialog_format_body_markup", "adw_message_dialog_format_heading_markup",
    "pango_layout_set_markup",
)

# Ways to write a file that can lose the old one on a full disk.
UNSAFE_WRITERS = (
    r"g_file_replace\w*", r"g_file_create\w*", r"g_file_append_to\w*", r"g_file_set_contents\w*",
    r"g_key_file_save_to_file", r"g_file_open_readwrite\w*", r"creat", r"freopen", r"gdk_texture_save_to_\w+",
    r"cairo_(?:pdf|ps|svg)_surface_create(?!_for_stream)", r"cairo_surface_write_to_png(?!_stream)",
    r"json_generator_to_file",
)
OPEN_FOR_WRITING = re.compile(r'\b(?:g_)?fopen(?:64)?\s*\([^;]*?"[^"]*[wa+][^"]*"|\bO_(?:WRONLY|RDWR|CREAT)\b')

# The letters alone mean two different things to a reader.
BARE_CMA = re.compile(r"\bCMAs?\b(?! \(AAMA\))")
UNFINISHED = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
GETTEXT = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*"')
C_COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)


def list_files(*folders, endings=None):
    found = []
    for folder in folders:
        for parent, folders_below, names in os.walk(folder):
            folders_below[:] = sorted(name for name in folders_below if not name.startswith(("_", ".")))
            found += [os.path.join(parent, name) for name in sorted(names)
                      if (endings is None or name.endswith(endings)) and not name.endswith((".pyc", "~", ".orig"))]
    return found


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def blank(match):
    """Spaces of the same shape, so that line numbers stay right."""
    return re.sub(r"[^\n]", " ", match[0])


def without_comments(text):
    return C_COMMENT_OR_STRING.sub(lambda match: match[0] if match[0][0] == '"' else blank(match), text)


def only_strings(text):
    return [(match.start(), match[0]) for match in C_COMMENT_OR_STRING.finditer(text) if match[0][0] == '"']


def find(pattern, path, text=None):
    """Places of @pattern, as an editor wants them."""
    text = read(path) if text is None else text
    return [f"{path}:{line_of(text, match.start())}: {match[0].splitlines()[0].strip()}"
            for match in re.finditer(pattern, text)]


C_FILES = list_files("app", "tests", endings=(".c", ".h"))
APP_FILES = [path for path in C_FILES if path.startswith("app/")]
UI_FILES = list_files("ui", "resources", endings=(".ui",))
XML_FILES = list_files("ui", "resources", "po", endings=(".ui", ".xml", ".xml.in", ".xml.in.in", ".svg", ".page"))
JSON_FILES = list_files("resources", "flatpak", endings=(".json", ".backfill"))


# --- Rules ------------------------------------------------------------------
# Each returns what is wrong, one line for each place.


def list_shell_scripts():
    places = ["dev", ".ci/run", *list_files("flatpak", "resources/packaging", "tests/support")]
    return [path for path in places if re.match(r"#!/bin/(?:ba)?sh\b", read(path))]


def check_spdx():
    scripts = [*list_shell_scripts(), "meson.build", "meson_options.txt"]
    others = list_files("app", "tests", "resources", "po", "flatpak",
                        endings=("meson.build", ".py", ".sh", ".css", ".yaml")) + UI_FILES
    return [path for path in C_FILES + others + scripts
            if os.path.exists(path) and SPDX not in "\n".join(read(path).splitlines()[:4])
            and not (path.endswith("meson_options.txt") and read(path).startswith("option"))]


def list_tracked():
    done = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, check=False)
    return [path for path in done.stdout.split("\0") if os.path.isfile(path)]


def check_tracked():
    """Scratch files are not committed by accident."""
    wrong = []
    for path in list_tracked():
        if path.split("/")[0] not in TOP_LEVEL:
            wrong.append(f"{path}: the top level has no place for it")
        elif os.path.getsize(path) > LARGEST:
            wrong.append(f"{path}: is larger than {LARGEST} bytes")
        elif not path.startswith(BINARIES) and "\0" in read(path):
            wrong.append(f"{path}: is no text")
    return wrong


def check_spdx_is_first():
    return [path for path in C_FILES if not read(path).startswith("// " + SPDX + "\n")]


def check_walls():
    wrong = []
    for path in APP_FILES:
        room = os.path.dirname(path)
        if room not in ROOMS:
            continue
        text = without_comments(read(path))
        if room != "app/view":
            wrong += find(r'#\s*include\s*[<"](?:gtk|gdk|gsk|adwaita|libadwaita)\b[^>"\n]*', path, text)
        for match in re.finditer(r'#\s*include\s*"(core|analysis|document|view)/', text):
            if match[1] not in ROOMS[room]:
                wrong.append(f"{path}:{line_of(text, match.start())}: {room} may not use {match[1]}")
    return wrong


def check_one_saver():
    pattern = re.compile(r"\b(?:" + "|".join(UNSAFE_WRITERS) + r")\s*\(")
    wrong = []
    for path in APP_FILES:
        if path not in SHARED_SAVER:
            text = without_comments(read(path))
            wrong += find(pattern, path, text) + find(OPEN_FOR_WRITING, path, text)
    return wrong


def check_markup():
    pattern = re.compile(r"\b(?:" + "|".join(MARKUP_SETTERS) + r")\s*\(")
    return [place for path in APP_FILES if path != MARKUP_HELPER
            for place in find(pattern, path, without_comments(read(path)))]


def check_finished():
    paths = C_FILES + UI_FILES + XML_FILES + JSON_FILES + list_files("tests", endings=(".py", ".sh", "meson.build"))
    paths += [path for path in ("dev", "meson.build", "README.md", "CONTRIBUTING.md", "NEWS.md") if os.path.exists(path)]
    return [place for path in dict.fromkeys(paths) if path != SELF for place in find(UNFINISHED, path)]


def check_role_names():
    wrong = []
    for path in APP_FILES:
        text = read(path)
        wrong += [f"{path}:{line_of(text, start)}: {string}" for start, string in only_strings(text)
                  if BARE_CMA.search(string)]
    others = UI_FILES + XML_FILES + JSON_FILES + list_files("resources", endings=(".desktop", ".desktop.in", ".md"))
    return wrong + [place for path in dict.fromkeys(others) for place in find(BARE_CMA, path)]


def check_xml():
    if not XML_FILES:
        return []
    done = subprocess.run(["xmllint", "--noout", "--nonet", *dict.fromkeys(XML_FILES)],
                          capture_output=True, text=True, check=False)
    return done.stderr.splitlines() if done.returncode else []


def check_json():
    wrong = []
    for path in JSON_FILES:
        try:
            json.loads(read(path))
        except ValueError as error:
            wrong.append(f"{path}: {error}")
    return wrong


def check_templates():
    """A window's parts can only be found when the template is in the bundle."""
    bundles = "".join(read(path) for path in list_files("resources", endings=(".gresource.xml",)))
    return [path for path in UI_FILES if os.path.basename(path) not in bundles]


def check_fields_in_schemas():
    path = "app/core/bf-field.c"
    ids = set(re.findall(r'\.id = "([^"]+)"', read(path))) if os.path.exists(path) else set()
    schema = json.loads(read("resources/schemas/profile.schema.json"))
    described = schema["properties"]["numbers"]["properties"]
    return [f"{name}: is not in both {path} and the profile schema" for name in sorted(ids ^ set(described))]


def fill_in(path, folder):
    """A template as the build fills it in, under the name it will have."""
    build = read("meson.build")
    names = dict(re.findall(r"^(application_id|application_name) = '([^']+)'", build, re.M))
    version = re.search(r"^  version: '([^']+)'", build, re.M)
    names["settings_path"] = "/" + names["application_id"].replace(".", "/") + "/"
    names["version"] = version[1] if version else "0"
    names.update(re.findall(r"^option\('(\w+)', type: 'string', value: '([^']*)'", read("meson_options.txt"), re.M))
    copy = os.path.join(folder, os.path.basename(path).removesuffix(".in"))
    with open(copy, "w", encoding="utf-8") as file:
        file.write(re.sub(r"@(\w+)@", lambda match: names.get(match[1], match[0]), read(path)))
    return copy


def check_filled_in(endings, *command):
    wrong = []
    for path in list_files("resources", endings=endings):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([*command, fill_in(path, folder)], capture_output=True, text=True, check=False)
        if done.returncode:
            wrong += [f"{path}: {line.strip()}" for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return wrong


def list_translatable():
    found = []
    for path in APP_FILES:
        if path.endswith(".c") and GETTEXT.search(without_comments(read(path))):
            found.append(path)
    found += [path for path in UI_FILES if re.search(r'translatable="(?:yes|true|1)"', read(path))]
    found += ["po/catalog-texts.c"]
    found += list_files("resources", endings=(".desktop.in", ".metainfo.xml.in", ".mime.xml.in"))
    return sorted(set(found))


def read_potfiles():
    if not os.path.exists(POTFILES):
        return []
    return [line for line in read(POTFILES).splitlines() if line and not line.startswith("#")]


def check_potfiles():
    wanted, listed = list_translatable(), read_potfiles()
    return ([f"{path} is missing in {POTFILES}" for path in wanted if path not in listed]
            + [f"{path} is in {POTFILES} for nothing" for path in listed if path not in wanted])


def check_extraction():
    """What translators get can be made, and no file in it is of an unknown kind."""
    done = subprocess.run(["xgettext", "--from-code=UTF-8", "--files-from=" + POTFILES, "--output=/dev/null",
                           "--keyword=_", "--keyword=N_"], capture_output=True, text=True, check=False)
    return done.stderr.splitlines() if done.returncode or "unknown" in done.stderr else []


def read_messages(path):
    """Pairs of a text and its translations, as msgcat writes them."""
    done = subprocess.run(["msgcat", "--no-wrap", "--no-location", path], capture_output=True, text=True, check=False)
    for block in done.stdout.split("\n\n"):
        if block.startswith("#~") or "\n#~" in block:
            continue
        texts = [re.sub(r'"\n"', "", match[2]) for match in
                 re.finditer(r'^(msgid|msgid_plural|msgstr(?:\[\d+\])?) "((?:[^"\\]|\\.|"\n")*)"$', block, re.M)]
        names = re.findall(r"^(msgid|msgid_plural|msgstr)", block, re.M)
        yield ([text for name, text in zip(names, texts) if name != "msgstr"],
               [text for name, text in zip(names, texts) if name == "msgstr"])


# What a translation may not bring in: an element or entity of markup, a control
# character, a mark that turns text around, an address.
INTRUDERS = re.compile(r"</?[A-Za-z][^>]*>|&(?:\w+|#\d+);|\\[abfrv0-7x]|[\u202a-\u202e\u2066-\u2069]|\w+://")


def check_translations():
    """Translations have the directives of printf that the texts have, and bring no markup."""
    wrong = []
    for path in list_files("po", "resources/help", endings=(".po",)):
        done = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", path],
                              capture_output=True, text=True, check=False)
        wrong += done.stderr.splitlines() if done.returncode else []
        for originals, translations in read_messages(path):
            if originals[:1] == [""]:
                continue
            allowed = {match for text in originals for match in INTRUDERS.findall(text)}
            wrong += [f"{path}: “{text}” brings in {match}" for text in translations
                      for match in INTRUDERS.findall(text) if match not in allowed]
    return wrong


def check_bounds():
    """The bounds that are written down for people are those of the code."""
    path = "resources/schemas/README.md"
    headers = "".join(read(name) for name in list_files("app", endings=(".h",)))
    wrong = []
    for text, name in re.findall(r"\| (\d+(?: MiB)?) \| `(BF_\w+)` \|", read(path)):
        define = re.search(rf"#define {name} \(?([\d *]+)\)?", headers)
        factors = [int(factor) for factor in define[1].split("*")] if define else [0]
        wanted = int(text.split()[0]) * (1024 * 1024 if text.endswith("MiB") else 1)
        if math.prod(factors) != wanted:
            wrong.append(f"{path}: {name} is not {text}")
    return wrong


def check_promises():
    """Each promise in the README names a test that is there, and each of SECURITY.md a file."""
    wrong = []
    for path, rule in re.findall(r"`(tests/\S+): (.*?)`", read("README.md")):
        if not os.path.exists(path) or rule not in read(path):
            wrong.append(f"README.md: no test “{rule}” in {path}")
    for path in re.findall(r"`((?:app|tests|resources)/[^`]+)`", read("SECURITY.md")):
        if not os.path.exists(path):
            wrong.append(f"SECURITY.md: {path} is not there")
    section = read("README.md").split("## What Backfill promises")[1].split("\n## ")[0]
    for promise in re.split(r"^(?=\d\. )", section, flags=re.M)[1:]:
        if "`tests/" not in promise:
            wrong.append(f"README.md: no test for “{promise.strip()}”")
    return wrong


# What is wrong in print: in French a mark that a line may begin with, in Spanish a question
# that does not say so at its beginning.
MISPRINTS = {
    "fr": lambda text: re.search(r" [;:!?»](?!\S)| %%|« ", text),
    "es": lambda text: text.count("¿") != text.count("?") or text.count("¡") != text.count("!"),
}


def check_print():
    return [f"{path}: “{text}” is printed wrongly" for path in list_files("po", "resources/help", endings=(".po",))
            for originals, translations in read_messages(path) if originals[:1] != [""]
            for text in translations if MISPRINTS.get(os.path.basename(path).removesuffix(".po"), lambda _: False)(re.sub("<key>.*?</key>", "", text))]


MNEMONIC = re.compile(r"_(\w)")
# Templates that are on the screen together: those of every page, and of each page.
ON_EVERY_PAGE = ("bf-views", "bf-variant-bar", "bf-work-bar")
PAGES = (("bf-practice-page", "bf-staff-group"), ("bf-team-page",), ("bf-needs-page",),
         ("bf-roles-page", "bf-comparison-view"), ("bf-plan-page", "bf-note-editor"))


def collect_mnemonics(element, texts, scopes):
    """Adds what is underlined in @element to @texts; each menu in it is a scope of its own."""
    inside = texts
    if element.tag in ("menu", "submenu"):
        inside = []
        scopes.append(inside)
    for child in element:
        # The name of a menu lies in the one around it.
        collect_mnemonics(child, texts if child.tag == "attribute" else inside, scopes)
    if element.get("translatable") == "yes" and MNEMONIC.search(element.text or ""):
        texts.append(element.text)


def list_mnemonics():
    """Lists of texts of which no two may underline the same letter."""
    shown, scopes = {}, []
    for path in UI_FILES:
        texts = shown[os.path.basename(path).removesuffix(".ui")] = []
        collect_mnemonics(ET.parse(path).getroot(), texts, scopes)
    always = sum((shown.pop(name) for name in ON_EVERY_PAGE), [])
    scopes += [always + sum((shown.pop(name) for name in page), []) for page in PAGES] + list(shown.values())
    # The answers of a question are given in one statement.
    for path in APP_FILES:
        scopes += [re.findall(r'_ \("([^"]*_[^"]*)"\)', statement) for statement in read(path).split(";")]
    return scopes


def check_mnemonics():
    """In no menu, window or question two things share a letter, in any language."""
    wrong = []
    languages = {path: {originals[0]: translations[0] for originals, translations in read_messages(path) if originals}
                 for path in list_files("po", endings=(".po",))}
    for path, translated in {"English": {}, **languages}.items():
        for texts in list_mnemonics():
            texts = [translated.get(text, text) for text in dict.fromkeys(texts)]
            letters = [match[1].casefold() for match in map(MNEMONIC.search, texts) if match]
            wrong += [f"{path}: “{letter}” is underlined more than once in {texts}" for letter in set(letters) if letters.count(letter) > 1]
    return wrong


def check_shortcuts():
    """The window of shortcuts has every one there is."""
    listed = read("resources/help-overlay.ui")
    actions = re.findall(r'^  \{ "([^"]+)", \{ "', read("app/view/bf-application.c"), re.M)
    keys = sum((re.findall(r'name="trigger">([^<|]+)', read(path)) for path in UI_FILES), [])
    return ([f"resources/help-overlay.ui: lacks {action}" for action in actions if f'"action-name">{action}<' not in listed]
            + [f"resources/help-overlay.ui: lacks {key}" for key in keys if f'"accelerator">{key}<' not in listed])


IN_WINDOW = re.compile(r"<gui>([^<]+)</gui>")
ELEMENT = re.compile(r"<[^>]+>")


def list_guide_pages():
    return list_files("resources/help", endings=(".page",))


def list_words():
    """Every text of the program as it is seen: without mnemonics and dots."""
    words = set()
    for path in read_potfiles():
        if path.endswith(".ui"):
            found = re.findall(r'translatable="yes"[^>]*>([^<]+)<', read(path))
            words.update(html.unescape(text) for text in found)
        else:
            words.update(re.findall(r'_ \((?:"[^"]*", )?"((?:[^"\\]|\\.)*)"\)', read(path)))
    return {as_seen(word) for word in words}


def as_seen(word):
    return word.replace("_", "").rstrip("…")


def check_guide_words():
    words = list_words()
    return [f"{path}: no window says “{text}”" for path in list_guide_pages()
            for text in IN_WINDOW.findall(read(path)) if " ".join(text.split()) not in words]


def list_fields():
    return re.findall(r'\.title = N_ \("(.*?)"\),\s*\.help = N_ \("(.*?)"\)', read("app/core/bf-field.c"))


def check_guide_fields():
    """The guide says of each field what the window says."""
    page = " ".join(read("resources/help/C/inputs.page").split())
    return [f"resources/help/C/inputs.page: says something else of “{title}”" for title, help_text in list_fields()
            if f"<p>{html.escape(title, quote=False)}</p></td><td><p>{html.escape(help_text, quote=False)}.</p>" not in page]


def check_guide_language(path):
    wrong, guide, window = [], {}, {}
    for originals, translations in read_messages("po/" + os.path.basename(path)):
        for text, translated in zip(originals, translations):
            window.setdefault(as_seen(text), set()).add(as_seen(translated))
    for (text, *_), (translated, *_) in read_messages(path):
        guide[text] = translated
        names = set().union(*(window.get(name, ()) for name in IN_WINDOW.findall(text)))
        wrong += [f"{path}: no window says “{name}”" for name in IN_WINDOW.findall(translated) if name not in names]
        if sorted(ELEMENT.findall(text)) != sorted(ELEMENT.findall(translated)):
            wrong.append(f"{path}: has other elements than “{text}”")
    for title, help_text in list_fields():
        if guide.get(title) not in window.get(title, ()) or guide.get(help_text + ".", "")[:-1] not in window.get(help_text, ()):
            wrong.append(f"{path}: says something else of “{title}”")
    return wrong


def check_guide_languages():
    """Every language of the guide has its elements, and the words of the window in that language."""
    return sum((check_guide_language(path) for path in list_files("resources/help", endings=(".po",))), [])


def check_template():
    """The template has every text, and every language has the template's."""
    done = subprocess.run([sys.executable, "tests/support/translations.py", "check"], capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines() if done.returncode else []


def check_desktop_files():
    return check_filled_in((".desktop", ".desktop.in"), "desktop-file-validate")


def check_metainfo():
    return check_filled_in((".metainfo.xml", ".metainfo.xml.in"), "appstreamcli", "validate", "--no-net")


def check_manual():
    return check_filled_in((".1.in",), "mandoc", "-T", "lint", "-W", "warning")


def check_gschemas():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for path in list_files("resources", endings=(".gschema.xml", ".gschema.xml.in")):
            fill_in(path, folder)
        if os.listdir(folder):
            done = subprocess.run(["glib-compile-schemas", "--strict", "--dry-run", folder],
                                  capture_output=True, text=True, check=False)
            wrong = done.stderr.splitlines() if done.returncode else []
    return wrong


def check_shell_scripts():
    wrong = []
    for path in list_shell_scripts():
        done = subprocess.run(["bash", "-n", path], capture_output=True, text=True, check=False)
        wrong += done.stderr.splitlines()
        if not os.access(path, os.X_OK):
            wrong.append(f"{path}: is not executable")
    return wrong


RULES = (
    ("only what belongs there is kept", check_tracked, "git"),
    ("every file names its license", check_spdx, None),
    ("C files begin with the license", check_spdx_is_first, None),
    ("no GTK and no wrong room behind the walls", check_walls, None),
    ("files are written by the one saver only", check_one_saver, None),
    ("text becomes markup nowhere but in bf-ui-text.c", check_markup, None),
    ("nothing is marked as unfinished", check_finished, None),
    ("role titles are written out, credentials have an issuer", check_role_names, None),
    ("templates and other XML are well-formed", check_xml, "xmllint"),
    ("JSON is well-formed", check_json, None),
    ("every template is in a resource bundle", check_templates, None),
    ("the profile schema has every field", check_fields_in_schemas, None),
    ("POTFILES lists what can be translated", check_potfiles, None),
    ("translations keep directives and bring no markup", check_translations, "msgcat"),
    ("texts to translate can be extracted", check_extraction, "xgettext"),
    ("documented bounds are those of the code", check_bounds, None),
    ("every promise names its test", check_promises, None),
    ("every text is translated", check_template, "itstool"),
    ("translations are printed as their language is", check_print, "msgcat"),
    ("no two things share an underlined letter", check_mnemonics, "msgcat"),
    ("the window of shortcuts lists them all", check_shortcuts, None),
    ("the guide explains every field as the window does", check_guide_fields, None),
    ("the guide names what is in the window", check_guide_words, None),
    ("so does each of its languages", check_guide_languages, "msgcat"),
    ("desktop files are valid", check_desktop_files, "desktop-file-validate"),
    ("metainfo is valid", check_metainfo, "appstreamcli"),
    ("the manual page is well-formed", check_manual, "mandoc"),
    ("settings schemas compile", check_gschemas, "glib-compile-schemas"),
    ("shell scripts parse and can be run", check_shell_scripts, None),
)


def main():
    failures = 0
    for number, (title, check, tool) in enumerate(RULES, 1):
        if tool and not shutil.which(tool):
            print(f"ok {number} - {title} # SKIP {tool} is not installed")
            continue
        wrong = check()
        failures += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {number} - {title}")
        for line in wrong:
            print(f"#   {line}")
    print(f"1..{len(RULES)}")
    return 1 if failures else 0


def write_potfiles():
    with open(POTFILES, "w", encoding="utf-8") as file:
        file.write("# Files with text to translate; lint.py --write-potfiles brings this up to date.\n")
        file.writelines(path + "\n" for path in list_translatable())
    return 0


if __name__ == "__main__":
    sys.exit(write_potfiles() if sys.argv[1:] == ["--write-potfiles"] else main())
