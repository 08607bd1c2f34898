#!/usr/bin/env python3
"""tests/faults/README.md lists each id that a test is tagged with (`[F05]`), and no other."""
import re
import sys

from sources import root, sources

LISTED = re.compile(r"^\| (?P<id>[FB]\d\d) \|(?P<fault>[^|]+)\|(?P<expected>[^|]+)\|$", re.M)
TAGS = re.compile(r'"((?:\[[\w.]+\])+)"')
README = root / "tests" / "faults" / "README.md"


def tagged():
    ids = {}
    for path in sources(".cpp", under=("tests",)):
        for tags in TAGS.findall(path.read_text()):
            for name in re.findall(r"\[([FB]\d\d)\]", tags):
                ids.setdefault(name, path.relative_to(root))
    return ids


def main():
    listed = [found["id"] for found in LISTED.finditer(README.read_text())]
    tests = tagged()
    problems = [f"{path}: [{name}] is not listed in tests/faults/README.md"
                for name, path in tests.items() if name not in listed]
    problems += [f"tests/faults/README.md: no test is tagged [{name}]" for name in listed if name not in tests]
    problems += [f"tests/faults/README.md: {name} is listed twice" for name in {*listed} if listed.count(name) > 1]
    if listed != sorted(listed, key=lambda name: (name[0] != "F", name)):
        problems.append("tests/faults/README.md: the ids are not in order, F before B")
    print(*problems, sep="\n")
    print(f"{len({*listed} & {*tests})} passed, {len(problems)} failed")
    return 1 if problems or not listed else 0


if __name__ == "__main__":
    sys.exit(main())
