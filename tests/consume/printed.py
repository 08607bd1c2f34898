#!/usr/bin/env python3
"""Takes the commands out of the pages, so that they are run as they are printed.

    printed.py CHECKOUT FOLDER      writes FOLDER/NAME.sh, FOLDER/NAME.cmake and the like

A page names a block in the line above it: <!-- commands: NAME -->. Fails when a block of README.md,
docs/packaging.md or docs/meson.md has no name (unless it calls our own scripts), when two have the same, or when no
test uses one.
"""
import pathlib
import re
import sys

BLOCK = re.compile(r"(?:<!-- commands: (?P<name>\S+) -->\n)?^```(?P<language>sh|cmake|meson|json|ini)\n(?P<text>.*?)^```$", re.S | re.M)


def main():
    root, folder = map(pathlib.Path, sys.argv[1:])
    scripts = "\n".join(path.read_text() for path in (root / "tests" / "consume").rglob("*") if path.suffix in (".sh", ".txt"))
    folder.mkdir(parents=True)
    wrong = []
    names = set()
    for page in (root / "README.md", root / "docs" / "packaging.md", root / "docs" / "meson.md"):
        for block in BLOCK.finditer(page.read_text()):
            name = block["name"]
            if not name and all(line.startswith("./") for line in block["text"].splitlines()):
                continue
            if not name:
                wrong.append(f"{page.name}: no line <!-- commands: NAME --> above:\n{block['text']}")
            elif name in names:
                wrong.append(f"{page.name}: two blocks are named {name}")
            elif not re.search(rf"\b{name}\b", scripts):
                wrong.append(f"{page.name}: no test runs the block {name}")
            else:
                (folder / f"{name}.{block['language']}").write_text(block["text"])
            names.add(name)
    print(*wrong, sep="\n")
    return 1 if wrong or not names else 0


if __name__ == "__main__":
    sys.exit(main())
