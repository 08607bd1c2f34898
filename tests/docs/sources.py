"""What the checks of this folder know of source files."""
import pathlib
import re

root = pathlib.Path(__file__).resolve().parents[2]

# A raw text, a text, a character; a comment to the end of its line, or between its signs.
CPP = re.compile(
    r'(?P<raw>R"(?P<sign>[^()\s\\"]*)\(.*?\)(?P=sign)")|(?P<text>"(?:\\.|[^"\\\n])*")'
    r"|(?P<character>(?<![\w'])'(?:\\.|[^'\\\n])+')|(?P<comment>//[^\n]*|/\*.*?\*/)", re.S)
# Of Python also the text that says what a file, a class or a function does.
PYTHON = re.compile(r'(?P<text>^ *"""(?:.*?)""")|(?P<comment>(?:^|(?<=\s))#(?!!)[^\n]*)', re.M | re.S)
HASH = re.compile(r"(?P<comment>(?:^|(?<=\s))#(?!!)[^\n]*)", re.M)
IGNORED = {"__pycache__", "node_modules"}
HASH_SUFFIXES = (".sh", ".cmake", ".yml", ".awk")


def sources(*suffixes, under=("cmake", "docs", "examples", "include", "src", "tests")):
    """The files of the repository in these folders whose names end so, and those beside the folders."""
    folders = [root / name for name in under]
    found = [path for folder in folders for path in folder.rglob("*")] + [*root.glob("*")]
    for path in sorted(found):
        if path.is_file() and path.name.endswith(suffixes) and not IGNORED & {*path.parts}:
            yield path


def is_cpp(path):
    return path.suffix in (".cpp", ".hpp")


def spans(path, text):
    """(kind, begin, end) of each comment and each text of a file of C++; of others their comments."""
    if is_cpp(path):
        for found in CPP.finditer(text):
            yield found.lastgroup if found.lastgroup != "sign" else "raw", found.start(), found.end()
    elif path.suffix == ".py":
        for found in PYTHON.finditer(text):
            yield found.lastgroup, found.start(), found.end()
    elif path.suffix in HASH_SUFFIXES or path.name == "CMakeLists.txt":
        for found in HASH.finditer(text):
            yield "comment", found.start(), found.end()


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def without_comments(path, text):
    """The code, with each comment replaced by blanks and line breaks: lines keep their numbers."""
    parts, end = [], 0
    for kind, begin, stop in spans(path, text):
        if kind == "comment":
            parts += [text[end:begin], re.sub(r"[^\n]", " ", text[begin:stop])]
            end = stop
    return "".join([*parts, text[end:]])
