#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes one web page of the guide, pictures included, for desktops that have no
help viewer and for sandboxes that may show one file but not a folder.

    make-guide.py OUTPUT PICTURES PAGE... [LANGUAGE.po]

With the texts of a language, its pages are made first, by itstool as for the viewer.
Knows the part of Mallard that the guide uses; anything else is an error, so that
nothing is left out without notice.
"""

import base64
import html
import os
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET

MALLARD = "{http://projectmallard.org/1.0/}"

# Elements that become one of HTML with the same content.
PLAIN = {
    "p": "p", "em": "em", "gui": "b", "key": "kbd", "keyseq": "span", "file": "code", "list": "ul", "steps": "ol",
    "tr": "tr", "td": "td", "thead": "thead", "tbody": "tbody", "table": "table",
}

STYLE = """
body { font: 17px/1.5 sans-serif; max-width: 44em; margin: 2em auto; padding: 0 1em; }
h1, h2 { line-height: 1.2; } h1 { margin-top: 2.5em; } h3 { margin-bottom: 0; }
img { max-width: 100%; border: 1px solid #8886; border-radius: 8px; }
table { border-collapse: collapse; width: 100%; } td { padding: .3em .6em; border-bottom: 1px solid #8884; vertical-align: top; }
td p { margin: 0; } td:first-child { font-weight: bold; width: 38%; } thead td { border-bottom: 2px solid #888; font-weight: bold; }
kbd { padding: 0 .35em; border: 1px solid #888; border-radius: 4px; font-size: .9em; }
.note { border-inline-start: 4px solid #3584e4; padding: .1em 1em; background: #8881; } dt { font-weight: bold; } .desc { color: #666; }
@media (prefers-color-scheme: dark) { body { background: #242424; color: #eee; } .desc { color: #bbb; } a { color: #78aeed; } }
@media print { h1 { break-before: page; } }
"""


def fold(title):
    """As titles are sorted: accents do not count."""
    return "".join(letter for letter in unicodedata.normalize("NFD", title.casefold()) if not unicodedata.combining(letter))


def translate(pages, texts, folder):
    """Makes the pages anew in the language of @texts, in @folder."""
    compiled = os.path.join(folder, "texts.mo")
    subprocess.run(["msgfmt", "--output-file=" + compiled, texts], check=True)
    subprocess.run(["itstool", "--merge=" + compiled, "--output=" + folder, *pages], check=True)
    return [os.path.join(folder, os.path.basename(page)) for page in pages]


class Guide:
    def __init__(self, pictures, paths, language):
        self.pictures = pictures
        self.language = language
        self.pages = {page.get("id"): page for page in (ET.parse(path).getroot() for path in paths)}

    def tag(self, element):
        return element.tag.removeprefix(MALLARD)

    def inner(self, element, level):
        parts = [html.escape(element.text or "", quote=False)]
        for child in element:
            parts += [self.convert(child, level), html.escape(child.tail or "", quote=False)]
        return "".join(parts)

    def convert(self, element, level):
        tag = self.tag(element)
        if tag in PLAIN:
            return f"<{PLAIN[tag]}>{self.inner(element, level)}</{PLAIN[tag]}>"
        return getattr(self, "convert_" + tag)(element, level)

    def convert_info(self, _element, _level):
        return ""

    def convert_title(self, element, level):
        return f"<h{level}>{self.inner(element, level)}</h{level}>"

    def convert_section(self, element, level):
        return self.inner(element, level + 1)

    def convert_item(self, element, level):
        return f"<li>{self.inner(element, level)}</li>"

    def convert_terms(self, element, level):
        items = []
        for item in element:
            title = item.find(MALLARD + "title")
            rest = "".join(self.convert(part, level) for part in item if part is not title)
            items.append(f"<dt>{self.inner(title, level)}</dt><dd>{rest}</dd>")
        return f"<dl>{''.join(items)}</dl>"

    def convert_note(self, element, level):
        return f'<div class="note" role="note">{self.inner(element, level)}</div>'

    def convert_link(self, element, level):
        return f'<a href="#{element.get("xref")}">{self.inner(element, level) or self.title_of(element.get("xref"))}</a>'

    def convert_media(self, element, _level):
        with open(os.path.join(self.pictures, os.path.basename(element.get("src"))), "rb") as file:
            data = base64.b64encode(file.read()).decode("ascii")
        text = " ".join("".join(element.itertext()).split())
        return f'<p><img alt="{html.escape(text)}" src="data:{element.get("mime")};base64,{data}"></p>'

    def title_of(self, page):
        return "".join(self.pages[page].find(MALLARD + "title").itertext())

    def description_of(self, page):
        return "".join(self.pages[page].find(f"{MALLARD}info/{MALLARD}desc").itertext())

    def list_pages(self, section):
        """The pages that link themselves to a section of the index, the first ones first."""
        found = []
        for name, page in self.pages.items():
            for link in page.findall(f"{MALLARD}info/{MALLARD}link"):
                if link.get("type") == "guide" and link.get("xref") == "index#" + section:
                    found.append((link.get("group") != "#first", fold(self.title_of(name)), name))
        return [name for _, _, name in sorted(found)]

    def write(self):
        index = self.pages["index"]
        contents, chapters = [], []
        for section in index.findall(MALLARD + "section"):
            contents.append(f"<h2>{self.inner(section.find(MALLARD + 'title'), 2)}</h2><ul>")
            for name in self.list_pages(section.get("id")):
                contents.append(f'<li><a href="#{name}">{self.title_of(name)}</a><br><span class="desc">{self.description_of(name)}</span></li>')
                chapters.append(f'<section id="{name}">{self.inner(self.pages[name], 1)}</section>')
            contents.append("</ul>")
        lost = set(self.pages) - {"index"} - {name for section in index.findall(MALLARD + "section") for name in self.list_pages(section.get("id"))}
        if lost:
            sys.exit(f"make-guide: nothing leads to {', '.join(sorted(lost))}")
        head = "".join(self.convert(part, 1) for part in index if self.tag(part) in ("title", "p"))
        return (f'<!DOCTYPE html>\n<html lang="{self.language}"><head><meta charset="utf-8"><title>{self.title_of("index")}</title>'
                f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>\n<body>{head}'
                + "\n".join(contents + chapters) + "</body></html>\n")


def main(output, pictures, *paths):
    pages = [path for path in paths if path.endswith(".page")]
    if len(pages) == len(paths):
        text = Guide(pictures, pages, "en").write()
    else:
        language = os.path.basename(paths[-1]).removesuffix(".po")
        with tempfile.TemporaryDirectory() as folder:
            text = Guide(pictures, translate(pages, paths[-1], folder), language).write()
    with open(output, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
