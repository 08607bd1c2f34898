#!/usr/bin/env python3
"""Every sentence that the compiler says to a user has a test in tests/compile_fail that expects it as a whole."""
import re
import sys

from sources import root, sources

SENTENCE = re.compile(r'"directus: (?:\\.|[^"\\])*"(?:\s*"(?:\\.|[^"\\])*")*')
TEXT = re.compile(r'"((?:\\.|[^"\\])*)"')
EXPECTED = re.compile(r"^// expect: (directus: .*)$", re.M)
# `consume` has it: two copies of the library are not a mistake of one file.
ELSEWHERE = "include/directus/version.hpp"


def said(path):
    for found in SENTENCE.finditer(path.read_text()):
        yield re.sub(r"\\(.)", r"\1", "".join(TEXT.findall(found[0])))


def main():
    expected = {sentence for path in sources(".cpp", under=("tests/compile_fail",))
                for sentence in EXPECTED.findall(path.read_text())}
    sentences = {sentence: path.relative_to(root) for path in sources(".hpp", under=("include",))
                 if str(path.relative_to(root)) != ELSEWHERE for sentence in said(path)}
    problems = [f"{path}: no test expects: {sentence}"
                for sentence, path in sentences.items() if sentence not in expected]
    problems += [f"tests/compile_fail expects what no header says: {sentence}"
                 for sentence in sorted(expected - {*sentences})]
    print(*problems, sep="\n")
    print(f"{len(expected & {*sentences})} passed, {len(problems)} failed")
    return 1 if problems or not sentences else 0


if __name__ == "__main__":
    sys.exit(main())
