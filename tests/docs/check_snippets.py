#!/usr/bin/env python3
"""Printed code compiles: each C++ block of the README and the docs must be the marked region of a
source file that the tests build and run.

    check_snippets.py [--write]      --write puts the regions into the pages

A page says where a block comes from in the line above it: <!-- snippet: FILE REGION -->
A file marks a region by two lines `//! [REGION]`; the region `*` is the whole file.
"""
import pathlib
import re
import sys
import textwrap

root = pathlib.Path(__file__).resolve().parents[2]
block = re.compile(r"(?:<!-- snippet: (?P<file>\S+) (?P<region>\S+) -->\n)?```cpp\n(?P<code>.*?)```\n", re.S)


def region_of(file, region):
    text = (root / file).read_text()
    if region == "*":
        return text
    lines = text.splitlines()
    marks = [number for number, line in enumerate(lines) if line.strip() == f"//! [{region}]"]
    if len(marks) != 2:
        raise SystemExit(f"{file}: expected two marks //! [{region}], found {len(marks)}")
    return textwrap.dedent("\n".join(lines[marks[0] + 1 : marks[1]])).strip("\n") + "\n"


def main():
    write = "--write" in sys.argv[1:]
    passed = failed = 0
    for page in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
        text = page.read_text()

        def check(found):
            nonlocal passed, failed
            name = page.relative_to(root)
            if not found["file"]:
                failed += 1
                print(f"{name}: a C++ block without a snippet line: {found['code'][:60]!r}")
                return found[0]
            code = region_of(found["file"], found["region"])
            if found["code"] == code or write:
                passed += 1
            else:
                failed += 1
                print(f"{name}: differs from {found['file']} [{found['region']}]; run with --write")
            return f"<!-- snippet: {found['file']} {found['region']} -->\n```cpp\n{code}```\n"

        new = block.sub(check, text)
        if write:
            page.write_text(new)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
