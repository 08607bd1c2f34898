#!/usr/bin/env python3
"""Comments, messages, names of tests and pages are plain English: the words below have a better one.

A name in the code counts where it is one of these words, too.
"""
import re
import sys

from markdown import CODE, pages
from sources import is_cpp, line_of, root, sources, spans, without_comments

PLAIN = [
    (r"\b(?:is|are|was|were|be|being) none\b", "say what it is not, or what is missing"),
    (r"\b[Tt](?:old|ell|ells|elling)\b", "'reported', 'says', 'shows' or 'distinguish'"),
    (r"(?:<|/|;|#) nothing:", "name what is empty: 'empty: …', 'without a value …'"),
    (r"\bno such thing as\b", "say what it is not"),
    (r"\b(?:of|to|for|by|from|with|as|if|when|while|that|and|but|or) who (?!(?:am|are) )", "'whoever', or name them"),
    (r"(?:^|[.;!?] +|[#/*] +|\")[Ww]ho (?!(?:am|are|is it)\b)(?![^.?\n]*\?)", "'whoever', or name them"),
    (r"\b[Ww]hom(?:ever)?\b(?! the Software)", "name them"),
    (r"\b[Tt]he user's\b|\ba (?:\w+ ){1,2}of (?:the user's|ours|yours|theirs|mine)\b", "'your …', 'our …', 'the …'"),
    (r"\bof ours\b", "'our …', or name it"),
    (r"(?<![Tt]here )\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|better\b|other\b)(?=[a-zA-Z`])", "'is not a …'"),
]
NAMES = [(r"\bof[A-Z]\w*\b|\b\w+_of_ours\b", "a name says what it is, not what it belongs to"),
         (r"\b(?:[Tt]old|[Tt]ell)\b", "'reported', 'report'")]
# g++ 12 destroys twice, within a `co_await`, what is made in braces: an argument left out, too.
DEFAULT = re.compile(r"\b(?!(?:std::[\w:]+|Headers)\b)(?P<type>[A-Z]\w*(?:<[^;{}()]*>)?)(?: const)?&? \w+ = \{\}(?=\s*[,)])")
# The name of a test is a sentence by itself: it does not lean on the test before.
TEST = re.compile(r'TEST_CASE\(\s*(?P<name>"(?:\\.|[^"\\])*"(?:\s*"(?:\\.|[^"\\])*")*)')
LEANS = re.compile(r"^(?:[FB]\d\d(?:, )?)*(?:: )?(?:so (?:is|are|does|do)|it|they|also|neither|nor|likewise|the same|another one)\b"
                   r"|(?:,? too|as well|either|likewise|the other way round)$")


def written(path, text):
    """(begin, end) of what somebody reads as English."""
    for kind, begin, end in spans(path, text):
        if kind in ("comment", "text"):
            yield begin, end


def problems_in(text, begin, end, rules):
    part = text[begin:end]
    for pattern, advice in rules:
        for found in re.finditer(pattern, part):
            yield f"{line_of(text, begin + found.start())}: '{found[0].strip()}': {advice}"


def problems_of_source(path):
    text = path.read_text()
    for begin, end in written(path, text):
        yield from problems_in(text, begin, end, PLAIN)
    for found in TEST.finditer(text):
        name = "".join(re.findall(r'"((?:\\.|[^"\\])*)"', found["name"]))
        if LEANS.search(name):
            yield f"{line_of(text, found.start())}: '{name}': say it without the test before"
    if is_cpp(path):
        code = without_comments(path, text)
        code = re.sub(r'"(?:\\.|[^"\\\n])*"', lambda found: '"' + " " * (len(found[0]) - 2) + '"', code)
        yield from problems_in(code, 0, len(code), NAMES)
        if path.is_relative_to(root / "include"):
            for found in DEFAULT.finditer(code):
                yield f"{line_of(code, found.start())}: '{found[0]}': '= {found['type']}()', since g++ 12 destroys braces twice"


def problems_of_page(path):
    text = CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), path.read_text())
    yield from problems_in(text, 0, len(text), PLAIN)


def main():
    passed, problems = 0, []
    files_of_code = [path for path in sources(".cpp", ".hpp", ".py", ".sh", ".cmake", "CMakeLists.txt")
                     if path.name != "check_words.py"]
    for files, read in ((files_of_code, problems_of_source), (pages(), problems_of_page)):
        for path in files:
            bad = [f"{path.relative_to(root)}:{problem}" for problem in read(path)]
            passed += not bad
            problems += bad
    print(*problems, sep="\n")
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
