#!/usr/bin/env python3
"""Each picture belongs to its source: what is written in docs/pictures/NAME.svg is what Graphviz writes
for NAME.dot. (Where it writes it depends on the fonts of the machine.)

    check_pictures.py [--write]      --write draws the pictures anew
"""
import subprocess
import sys
import xml.etree.ElementTree as xml

from markdown import pages, root

folder = root / "docs" / "pictures"


def draw(source):
    return subprocess.run(["dot", "-Tsvg", str(source)], check=True, capture_output=True, text=True).stdout


def texts(svg):
    """Nodes, edges and what is written at them."""
    tag = "{http://www.w3.org/2000/svg}"
    return [element.text for element in xml.fromstring(svg).iter() if element.tag in (tag + "title", tag + "text")]


def problem_of(source, write):
    picture = source.with_suffix(".svg")
    drawn = draw(source)
    if write:
        picture.write_text(drawn)
    if not picture.exists() or texts(picture.read_text()) != texts(drawn):
        return "the picture is another one; run with --write"
    if not any(f"pictures/{picture.name})" in page.read_text() for page in pages()):
        return "no page shows it"
    return None


def main():
    passed, problems = 0, []
    for source in sorted(folder.glob("*.dot")):
        problem = problem_of(source, "--write" in sys.argv[1:])
        passed += problem is None
        if problem:
            problems.append(f"{source.relative_to(root)}: {problem}")
    problems += [f"{picture.relative_to(root)}: there is no {picture.stem}.dot"
                 for picture in sorted(folder.glob("*.svg")) if not picture.with_suffix(".dot").exists()]
    print(*problems, sep="\n")
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
