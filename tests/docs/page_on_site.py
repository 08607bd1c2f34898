#!/usr/bin/env python3
"""Doxygen's filter for pages: prints one as Doxygen 1.9 understands it.

Headings get the names that the code host gives them, links lead to these; links to what is not a
page of the site become plain text; `@` does not begin a command, and 'a quote' does not end code.
"""
import pathlib
import re
import sys

from markdown import CODE, FENCE, HEADING, LINK, between, pages, root, slug

IMAGES = (".svg", ".png")
INDEX = root / "docs" / "index.md"


def label(page, anchor=""):
    name = "mainpage" if page == INDEX else f"page-{page.stem.lower()}"
    return f"{name}-{anchor}" if anchor else name


def link_on_site(page, found):
    target = found["target"]
    name, _, anchor = target.partition("#")
    if "://" in target or target.endswith(IMAGES):
        return found[0]
    file = (page.parent / name).resolve() if name else page
    if file in pages() and page == INDEX:  # the order of the site
        return f'@subpage {label(file)} "{found["before"].strip("[]")}"'
    if file in pages():
        return f"{found['before']}(@ref {label(file, anchor)})"
    return found["before"].strip("![]")


def heading_on_site(page, found, seen):
    name = slug(found[2])
    number = seen[name] = seen.get(name, -1) + 1
    anchor = f"{name}-{number}" if number else name
    return f"{found[0].rstrip()} {{#{label(page, anchor if len(found[1]) > 1 else '')}}}"


def code_on_site(found):
    return f"`{found[0]}`" if "'" in found[0] and "\n" not in found[0] else found[0]


def page_on_site(page, text):
    seen = {}
    text = re.sub(r"^<!-- \w+: .* -->\n", "", text, flags=re.M)
    text = between(FENCE, text, lambda part: HEADING.sub(lambda found: heading_on_site(page, found, seen), part))
    text = between(CODE, text, lambda part: part.replace("@", "\\@"))
    text = CODE.sub(code_on_site, text)
    return between(FENCE, text, lambda part: LINK.sub(lambda found: link_on_site(page, found), part))


def main():
    file = pathlib.Path(sys.argv[1]).resolve()
    sys.stdout.write(page_on_site(file, file.read_text()))


if __name__ == "__main__":
    main()
