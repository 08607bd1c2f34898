#!/usr/bin/env python3
"""Comments name what there is: a word between backticks in a comment is somewhere in the code, and a
path between backticks, in a comment or on a page, is a file of the repository.

A name without backticks counts, too, when it can be nothing else: `like this()` or `like::this`.
"""
import re
import sys

from markdown import pages
from sources import is_cpp, line_of, root, sources, spans, without_comments

BETWEEN_TICKS = re.compile(r"`([^`\n]+)`")
NAME = re.compile(r"[A-Za-z_]\w*(?:(?:::|\.|->)~?[A-Za-z_]\w*)*(?:\(\))?$")
BARE = re.compile(r"(?<![`\w:/.])[A-Za-z_]\w*(?:(?:::[A-Za-z_]\w*)+|(?=\(\)))")
CODE = re.compile(r"///? {4,}")  # an example, which has names of its own
WORD = re.compile(r"[A-Za-z_]\w*")
PATH = re.compile(r"(?:include/directus|src|tests|examples|docs|cmake)(?:/[\w.-]+)+$")  # NAME stands for any
# Names of other software, and of examples of what a user's code may have.
ELSEWHERE = {
    "SDL_WaitEvent", "TUS_UPLOAD_EXPIRATION", "URLSearchParams", "a0", "article_comment", "basic_json", "date_year",
    "LoadAll", "default_sentinel", "downloads", "h15", "memcmp", "name2", "no_proxy", "recent", "set",
}


def words_of_code():
    words = set()
    for path in sources(".cpp", ".hpp", ".py", ".sh", ".cmake", ".txt", ".in", ".mjs", ".js", ".yml", ".json"):
        words.update(path.stem.split("."))
        if path.stat().st_size < 2_000_000:
            words.update(WORD.findall(without_comments(path, path.read_text(errors="replace"))))
    return words | ELSEWHERE


def missing_in(comment, words):
    """The names in a comment that nothing has."""
    ticked = [found[1] for found in BETWEEN_TICKS.finditer(comment)]
    names = [name for name in ticked if NAME.match(name)]
    prose = "" if CODE.match(comment) else BETWEEN_TICKS.sub("", comment)
    names += [found[0] for found in BARE.finditer(prose)]
    for name in names:
        if not PATH.match(name) and any(word not in words for word in WORD.findall(name)):
            yield name


def missing_files(text):
    for found in BETWEEN_TICKS.finditer(text):
        if PATH.match(found[1]) and "NAME" not in found[1] and not (root / found[1]).exists():
            yield found[1], found.start()


def comments(path, text):
    """(line, comment): lines that follow each other are one comment, since a name may be broken."""
    for kind, begin, end in spans(path, text):
        if kind == "comment":
            yield line_of(text, begin), text[begin:end]


def main():
    words, passed, problems = words_of_code(), 0, []
    for path in sources(".cpp", ".hpp", ".py", ".sh", ".cmake", "CMakeLists.txt"):
        text, name = path.read_text(), path.relative_to(root)
        for line, comment in comments(path, text):
            bad = [*missing_in(comment, words)] if is_cpp(path) else []
            bad += [file for file, _ in missing_files(comment)]
            passed += not bad
            problems += [f"{name}:{line}: nothing in the repository is called {word}" for word in bad]
    for page in pages():
        text = page.read_text()
        bad = [*missing_files(text)]
        passed += not bad
        problems += [f"{page.relative_to(root)}:{line_of(text, at)}: there is no file {file}" for file, at in bad]
    print(*problems, sep="\n")
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
