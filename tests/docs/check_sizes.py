#!/usr/bin/env python3
"""Files of the library have at most 300 lines, functions at most 40. A file that defines functions shows
them to ctags, which editors and maintainers find their way by.
"""
import re
import subprocess
import sys

from sources import root, sources, without_comments

FILE, FUNCTION = 300, 40
# A definition begins at the start of a line, as clang-format writes it, and its body before the next `;`.
DEFINITION = re.compile(r"^(?!(?:namespace|class|struct|enum|union|template|using|static_assert|extern|return)\b)"
                        r"[A-Za-z_][\w:<>,&*\[\] \n]*?(?P<name>~?\w+)\((?:[^;{}]|\{\})*?\)[^;{}()]*\{", re.M)


def tags(files):
    """(file, name, first line, last line) of each function that ctags finds."""
    printed = subprocess.run(["ctags", "--languages=C++", "--kinds-C++=f", "--fields=+ne", "-f", "-",
                              *map(str, files)], check=True, capture_output=True, text=True).stdout
    for line in printed.splitlines():
        name, file, *rest = line.split("\t")
        fields = dict(part.split(":", 1) for part in rest if re.match(r"(line|end):\d+$", part))
        if "end" in fields:
            yield file, name, int(fields["line"]), int(fields["end"])


def defined(path):
    """The functions that a file defines, read without ctags."""
    code = without_comments(path, path.read_text())
    # (ctags does not know this operator.)
    return {found["name"] for found in DEFINITION.finditer(code)} - {"co_await"}


def problems(files):
    found, long = {str(path): set() for path in files}, {str(path): [] for path in files}
    for file, name, begin, end in tags(files):
        found[file].add(name)
        if end - begin >= FUNCTION:
            long[file].append(f"{begin}: {name} has {end - begin + 1} lines, {FUNCTION} are the most")
    for path in files:
        lines = path.read_text().count("\n")
        bad = [f" it has {lines} lines, {FILE} are the most"] if lines > FILE else []
        bad += long[str(path)]
        bad += [f" ctags does not list {name}" for name in sorted(defined(path) - found[str(path)])]
        yield [f"{path.relative_to(root)}:{problem}" for problem in bad]


def main():
    passed, wrong = 0, []
    for bad in problems([*sources(".hpp", ".cpp", under=("include", "src"))]):
        passed += not bad
        wrong += bad
    print(*wrong, sep="\n")
    print(f"{passed} passed, {len(wrong)} failed")
    return 1 if wrong or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
