#!/usr/bin/env python3
"""What has to follow the version in version.hpp follows it: docs/releasing.md lists these places."""
import json
import re
import sys

from sources import line_of, root, sources

VERSION = re.search(r'VERSION_STRING "([\d.]+)"', (root / "include" / "directus" / "version.hpp").read_text())[1]
MINOR = VERSION.rsplit(".", 1)[0]
INLINE = "v" + MINOR.replace(".", "_")
# How a place writes the version, and what it must be.
WRITTEN = [
    (r"find_package\(directus (\d[\d.]*)", MINOR),
    (r"dependency\('directus', version: \['>=(\d[\d.]*)'", MINOR),
    (r"GIT_TAG v(\d[\d.]*\d)", VERSION),
    (r"\blibdirectus(\d[\d.]*\d)\b", MINOR),
    (r"\blibdirectus\.so\.(\d[\d.]*\d)", MINOR),
    (r"\bdirectus::(v\d+_\d+)\b", INLINE),
    (r"\binline (v\d+_\d+)$", INLINE),
    (r"\(`(v\d+_\d+)`\)", INLINE),
]
MANIFESTS = ["vcpkg.json", "cmake/packaging/vcpkg/directus-cpp/vcpkg.json"]
HEADING = re.compile(r"^## (.+)$", re.M)


def written():
    """(place, what it says, what it should)"""
    for path in sources(".md", ".hpp", ".cmake", "CMakeLists.txt", "usage"):
        text = path.read_text()
        for pattern, expected in WRITTEN:
            for found in re.finditer(pattern, text, re.M):
                yield f"{path.relative_to(root)}:{line_of(text, found.start())}", found[1], expected
    for name in MANIFESTS:
        yield name, json.loads((root / name).read_text())["version"], VERSION


def changelog():
    """The problems of the changelog: its newest version is this one, with the day of its release."""
    headings = HEADING.findall((root / "CHANGELOG.md").read_text())
    if headings[:1] == ["Unreleased"]:
        headings.pop(0)
    if not headings or not re.fullmatch(re.escape(VERSION) + r" - \d{4}-\d\d-\d\d", headings[0]):
        yield f"CHANGELOG.md: the newest version is not '{VERSION} - YEAR-MONTH-DAY', but {headings[:1]}"


def main():
    places = [*written()]
    problems = [f"{place}: {said}, but the version is {VERSION}: {expected}"
                for place, said, expected in places if said != expected]
    problems += changelog()
    print(*problems, sep="\n")
    print(f"{sum(said == expected for _, said, expected in places)} passed, {len(problems)} failed")
    return 1 if problems or not places else 0


if __name__ == "__main__":
    sys.exit(main())
