#!/usr/bin/env python3
"""Fails when docs/compiler-messages.md does not list every sentence that the compiler can say.

    check_compiler_messages.py            compares
    check_compiler_messages.py --write    writes the list anew

The sentences are the literals beginning with `directus:` in the public headers. Beside each stands the
mistake of a test in tests/compile_fail that expects it.
"""
import re
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]
page = root / "docs" / "compiler-messages.md"
BEGIN = "<!-- sentences: begin -->"
END = "<!-- sentences: end -->"
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def sentences(text):
    """The literals of a header that begin with `directus:`, their parts joined."""
    found = []
    for match in re.finditer(r'"directus: ', text):
        position, parts = match.start(), []
        while literal := LITERAL.match(text, position):
            parts.append(literal[1])
            position = literal.end()
            position += len(text[position:]) - len(text[position:].lstrip())
        found.append("".join(parts).replace('\\"', '"').removeprefix("directus: "))
    return found


def tested():
    """The mistake of each test of a sentence."""
    mistakes = []
    for path in sorted((root / "tests" / "compile_fail").glob("*.cpp")):
        text = path.read_text()
        mistake = re.search(r"#ifdef MISTAKE\n(.*?)#(?:else|endif)", text, re.S)
        code = " ".join((mistake[1] if mistake else "").split())
        for expected in re.findall(r"^// expect: (?:directus: )?(.*)$", text, re.M):
            mistakes.append((expected.strip(), code))
    return mistakes


def table():
    headers = sorted((root / "include" / "directus").rglob("*.hpp"))
    known = sorted({s for header in headers for s in sentences(header.read_text())})
    mistakes = tested()
    rows = ["| what it says | for example |", "|---|---|"]
    for sentence in known:
        fitting = [code for expected, code in mistakes if expected and expected in sentence]
        example = min(fitting, key=len, default="")
        cell = f"`{example}`" if example and len(example) <= 120 else ""
        rows.append(f"| `{sentence}` | {cell} |".replace("||", "\\|\\|"))
    return "\n".join(rows)


def main():
    text = page.read_text()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    wanted = f"{before}{BEGIN}\n{table()}\n{END}{after}"
    if wanted == text:
        print("1 passed, 0 failed")
        return 0
    if "--write" in sys.argv:
        page.write_text(wanted)
        return 0
    print("docs/compiler-messages.md is stale: tests/docs/check_compiler_messages.py --write")
    return 1


sys.exit(main())
