#!/usr/bin/env python3
"""Makes directus.hpp and directus.cpp: the whole library in two files, for programs with a build of
their own.

    cmake/packaging/two_files.py FOLDER

A program compiles directus.cpp once and includes directus.hpp, or includes directus.hpp alone with
DIRECTUS_HEADER_ONLY defined in each of its files. docs/packaging.md has the commands.
"""
import re
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<(directus/[^>]+)>|"([^"]+)")')
# Headers of one kind of system only; what includes them says it itself.
ONLY = {"_windows.hpp": "#ifdef _WIN32", "_posix.hpp": "#ifndef _WIN32"}

# What begins at the left edge and is not a definition of a function or a variable.
NO_DEFINITION = re.compile(
    r"^(?:[#/})\]{:]|(?:namespace|using|class|struct|enum|union|static_assert|extern|friend|concept|inline)\b"
    r"|template\b(?! <>)|public:|private:|protected:)")
BEFORE_INLINE = re.compile(r"^(?:\[\[[^\]]*\]\]\s*|template <>\s*)*")
IN_TEXT = re.compile(r'R"\(.*?\)"|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'|//.*')


def included_by(line, folder):
    """The file of this checkout that a line includes, or None."""
    found = INCLUDE.match(line)
    if not found:
        return None
    for place in (root / "include", folder, root / "src"):
        if (path := (place / (found[1] or found[2])).resolve()).is_file():
            return path
    sys.exit(f"{folder}: {found[1] or found[2]} is not a file of this checkout")


def expand(path, done):
    """The text of a header, with each that it includes where it is included first."""
    if path in done:
        return []
    done.add(path)
    guard = next((condition for ending, condition in ONLY.items() if path.name.endswith(ending)), None)
    before, text = [], [f"// ---- {path.relative_to(root)}"]
    for line in path.read_text().splitlines():
        if line.startswith("#pragma once"):
            continue
        if included := included_by(line, path.parent):
            # Nothing is hidden from other systems that they need, too.
            (before if guard else text).extend(expand(included, done))
        else:
            text.append(line)
    return [*before, guard, *text, "#endif"] if guard else text


class Sources:
    """The same sources for one file that compiles them and for many: DIRECTUS_INLINE stands before each
    definition, DIRECTUS_LOCAL for what is local to a file. Nothing but definitions begins at the left
    edge: clang-format lays the sources out like that."""

    def __init__(self):
        self.depth = 0
        self.begins = True

    def convert(self, lines):
        for line in lines:
            yield self.convert_line(line)

    def convert_line(self, line):
        if line == "namespace {":
            return "DIRECTUS_LOCAL {"
        if re.match(r"^namespace\b.*\{$|^\}  // namespace", line):
            return line
        code = IN_TEXT.sub("", line).strip()
        if self.depth == 0 and code == "}":  # of a namespace in a few lines
            return line
        if self.depth == 0 and self.begins and code and not line[0].isspace() and not NO_DEFINITION.match(line):
            line = self.define(line)
        if code and not code.startswith("#"):
            self.depth += len(re.findall(r"[({\[]", code)) - len(re.findall(r"[)}\]]", code))
            self.begins = self.depth == 0 and (code.endswith((";", "}")) or code == "template <>")
        return line

    @staticmethod
    def define(line):
        first = BEFORE_INLINE.match(line)[0]
        return line if line == "template <>" else f"{first}DIRECTUS_INLINE {line[len(first):].removeprefix('static ')}"


def implementation(done):
    private, code = [], []
    for path in sorted((root / "src").rglob("*.cpp")):
        if "schema_generator" in path.parts:
            continue
        lines = path.read_text().splitlines()
        for line in lines:
            if included := included_by(line, path.parent):
                private += expand(included, done)
        code += [f"// ---- {path.relative_to(root)}"]
        code += Sources().convert(line for line in lines if not INCLUDE.match(line))
    return [*private, *code]


def public(done):
    text = []
    folder = root / "include/directus"
    for path in [folder / "directus.hpp", *sorted(folder.rglob("*.hpp"))]:
        if "adapters" not in path.parts:
            text += expand(path, done)
    return text


COMPILED_BEGINS = """
#if defined(DIRECTUS_HEADER_ONLY) || defined(DIRECTUS_IMPLEMENTATION)
#ifdef DIRECTUS_HEADER_ONLY
#define DIRECTUS_INLINE inline
#define DIRECTUS_LOCAL inline namespace local
#else
#define DIRECTUS_INLINE
#define DIRECTUS_LOCAL namespace
#endif
// Warnings about sources that are apart and are not here.
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wshadow"
#elif defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wsubobject-linkage"
#endif
#pragma push_macro("min")
#pragma push_macro("max")
#undef min
#undef max"""
COMPILED_ENDS = """#pragma pop_macro("max")
#pragma pop_macro("min")
#if defined(__clang__)
#pragma clang diagnostic pop
#elif defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
#undef DIRECTUS_LOCAL
#undef DIRECTUS_INLINE
#endif
"""


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    licence = [f"// {line}".rstrip() for line in (root / "LICENSE").read_text().splitlines()]
    head = ["// The whole of directus-cpp, made by cmake/packaging/two_files.py. Do not edit it.", "//", *licence]
    done = set()
    (folder / "directus.hpp").write_text(
        "\n".join([*head, "#pragma once", *public(done), COMPILED_BEGINS, *implementation(done), COMPILED_ENDS]))
    (folder / "directus.cpp").write_text(
        "\n".join([*head, "#ifndef DIRECTUS_HEADER_ONLY", "#define DIRECTUS_BUILDING", "#define DIRECTUS_IMPLEMENTATION",
                   "#if !defined(_WIN32) && !defined(_FILE_OFFSET_BITS)", "#define _FILE_OFFSET_BITS 64", "#endif",
                   '#include "directus.hpp"', "#endif", ""]))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
