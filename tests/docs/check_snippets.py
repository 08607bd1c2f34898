#!/usr/bin/env python3
"""Printed code compiles: each C++ block of the README and the docs must be the marked region of a
source file that the tests build and run.

    check_snippets.py [--write]      --write puts the regions into the pages

A page says where a block comes from in the line above it: <!-- snippet: FILE REGION -->
A file marks a region by two lines `//! [REGION]`; the region `*` is the whole file. Of a header it is
the paragraph that declares a function of that name.

A line <!-- cells: FILE… --> is for the tables below it: what their column `C++` has between
backticks must be in one of these files, whatever the line breaks. A column `sentence` has what the
compiler says, which a test of tests/compile_fail expects.
"""
import re
import sys
import textwrap

from markdown import FENCE, pages, root

block = re.compile(r"(?:<!-- snippet: (?P<file>\S+) (?P<region>\S+) -->\n)?```cpp\n(?P<code>.*?)```\n", re.S)
comment = re.compile(r'"(?:\\.|[^"\\\n])*"|//[^\n]*', re.S)


def region_of(file, region):
    text = (root / file).read_text()
    if region == "*":
        return text
    parts = declared(text, region) if file.endswith(".hpp") else marked(text, region)
    if len(parts) != 1:
        raise SystemExit(f"{file}: {region} is there {len(parts)} times")
    return textwrap.dedent(parts[0]).strip("\n") + "\n"


def marked(text, region):
    """What is between two marks; marks of other regions in it are not printed."""
    mark = rf"^ *//! \[{re.escape(region)}\]\n"
    between = re.split(mark, text, flags=re.M)[1::2]
    return [re.sub(r"^ *//! \[.*\]\n", "", part, flags=re.M) for part in between]


def declared(text, name):
    return [part for part in text.split("\n\n") if re.search(rf"^[^/\n]*\b{name}\(", part, re.M)]


def packed(code):
    """Without comments and white space: the same however it is laid out."""
    return re.sub(r"\s", "", comment.sub(lambda found: "" if found[0][0] == "/" else found[0], code))


def column(text, header):
    """The cells below that header, in all tables, and the last <!-- cells: … --> above each."""
    files, place = [], None
    for line in FENCE.sub("", text).splitlines():
        if found := re.match(r"<!-- cells: (.+) -->", line):
            files = found[1].split()
        if not line.startswith("|"):
            place = None
            continue
        row = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if place is None:
            place = row.index(header) if header in row else -1
        elif 0 <= place < len(row) and not row[place].startswith("---"):
            yield row[place].replace("\\|", "|"), files


class Report:
    def __init__(self):
        self.passed = self.failed = 0

    def note(self, good, problem):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(problem)


def check_blocks(page, text, report, write):
    def check(found):
        name = page.relative_to(root)
        if not found["file"]:
            report.note(False, f"{name}: a C++ block without a snippet line: {found['code'][:60]!r}")
            return found[0]
        code = region_of(found["file"], found["region"])
        report.note(found["code"] == code or write,
                    f"{name}: differs from {found['file']} [{found['region']}]; run with --write")
        return f"<!-- snippet: {found['file']} {found['region']} -->\n```cpp\n{code}```\n"

    return block.sub(check, text)


def check_plain_blocks(page, text, report):
    """A block without a language is for pictures and output: C++ would escape the compiler there."""
    for code in re.findall(r"^```\n(.*?)^```$", re.sub(r"^```\w+\n.*?^```$", "", text, flags=re.S | re.M), re.S | re.M):
        is_code = re.search(r";\s*(//.*)?$", code, re.M)
        report.note(not is_code, f"{page.relative_to(root)}: C++ in a block without a language: {code[:60]!r}")


def check_cells(page, text, report):
    for cell, files in column(text, "C++"):
        for code in re.findall(r"`([^`]+)`", cell) if files else []:
            there = any(packed(code) in packed((root / file).read_text()) for file in files)
            report.note(there, f"{page.relative_to(root)}: `{code}` is in none of {', '.join(files)}")


def check_sentences(page, text, report):
    tests = [file.read_text() for file in (root / "tests" / "compile_fail").glob("*.cpp")]
    for sentence, _ in column(text, "sentence"):
        there = any(f"// expect: directus: {sentence}\n" in test for test in tests)
        report.note(there, f"{page.relative_to(root)}: no test expects the compiler to say: {sentence}")


def main():
    write = "--write" in sys.argv[1:]
    report = Report()
    for page in pages():
        text = page.read_text()
        new = check_blocks(page, text, report, write)
        if write:
            page.write_text(new)
        check_plain_blocks(page, text, report)
        check_cells(page, text, report)
        check_sentences(page, text, report)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
