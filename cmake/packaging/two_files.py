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
# Headers of one kind of system only; their sources say it themselves.
ONLY = {"_windows.hpp": "#ifdef _WIN32", "_posix.hpp": "#ifndef _WIN32"}

# What begins at the left edge and is not a definition of a function or a variable.
NO_DEFINITION = re.compile(r"^(?:[#/})\]{:]|namespace\b|using\b|template\b|class\b|struct\b|enum\b|union\b|static_assert\b|"
                           r"extern\b|friend\b|concept\b|inline\b|public|private|protected)")
ATTRIBUTES = re.compile(r"^(?:\[\[[^\]]*\]\]\s*)*")


def target_of(line, folder):
    """The file of this checkout that a line includes, or None."""
    found = INCLUDE.match(line)
    if not found:
        return None
    name = found[1] or found[2]
    for place in (root / "include", folder, root / "src"):
        if (path := (place / name).resolve()).is_file():
            return path
    sys.exit(f"{folder}: {name} is not a file of this checkout")


def expand(path, done):
    """The text of a header with those that it includes in front, each once."""
    if path in done:
        return []
    done.add(path)
    before, text = [], []
    for line in path.read_text().splitlines():
        if line.startswith("#pragma once"):
            continue
        included = target_of(line, path.parent)
        if included:
            before += expand(included, done)
        else:
            text.append(line)
    guard = next((condition for ending, condition in ONLY.items() if path.name.endswith(ending)), None)
    if guard:
        text = [guard, *text, "#endif"]
    return [*before, f"// ---- {path.relative_to(root)}", *text]


def inlined(lines):
    """The same with every definition at the left edge as DIRECTUS_INLINE. The sources are laid out by
    clang-format, which puts nothing else there."""
    depth = 0
    begins = True
    spaces = []
    for line in lines:
        code = re.sub(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'|//.*', "", line)
        opens_namespace = re.match(r"^namespace\b.*\{$", line)
        if opens_namespace:
            # What is local to a file has a name of its own in all of them.
            yield "inline namespace inside {" if line == "namespace {" else line
            spaces.append(line)
            continue
        if depth == 0 and code.startswith("}") and spaces:
            spaces.pop()
            yield line
            continue
        if depth == 0 and begins and code.strip() and not NO_DEFINITION.match(line) and line[0] not in " \t":
            attributes = ATTRIBUTES.match(line)[0]
            line = f"{attributes}DIRECTUS_INLINE {line[len(attributes):].removeprefix('static ')}"
        yield line
        if not code.strip() or line.lstrip().startswith("#"):
            continue
        depth += len(re.findall(r"[({\[]", code)) - len(re.findall(r"[)}\]]", code))
        begins = depth == 0 and code.rstrip().endswith((";", "}", ":"))


def sources():
    return [path for path in sorted((root / "src").rglob("*.cpp")) if "schema_generator" not in path.parts]


def implementation(done):
    private, code = [], []
    for path in sources():
        text = path.read_text().splitlines()
        for line in text:
            if included := target_of(line, path.parent):
                private += expand(included, done)
        kept = [line for line in text if not INCLUDE.match(line)]
        code += [f"// ---- {path.relative_to(root)}", *inlined(kept)]
    return [*private, *code]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    done = set()
    licence = [f"// {line}".rstrip() for line in (root / "LICENSE").read_text().splitlines()]
    made = "// Made by cmake/packaging/two_files.py: the whole of directus-cpp. Do not edit it."
    headers = []
    for path in sorted((root / "include/directus").rglob("*.hpp"), key=lambda path: (path.parent.name != "directus", path)):
        if "adapters" not in path.parts:
            headers += expand(path, done)
    (folder / "directus.hpp").write_text("\n".join([
        made, *licence, "#pragma once", *headers,
        "", "#if defined(DIRECTUS_HEADER_ONLY) || defined(DIRECTUS_IMPLEMENTATION)",
        "#ifdef DIRECTUS_IMPLEMENTATION", "#define DIRECTUS_INLINE", "#else", "#define DIRECTUS_INLINE inline", "#endif",
        # Warnings for sources that are apart: here all of them are one file.
        "#if defined(__GNUC__)", "#pragma GCC diagnostic push", '#pragma GCC diagnostic ignored "-Wsubobject-linkage"',
        '#pragma GCC diagnostic ignored "-Wunused-function"', "#endif",
        *implementation(done),
        "#if defined(__GNUC__)", "#pragma GCC diagnostic pop", "#endif", "#undef DIRECTUS_INLINE", "#endif", ""]))
    (folder / "directus.cpp").write_text("\n".join([
        made, *licence, "#ifndef DIRECTUS_HEADER_ONLY", "#define DIRECTUS_BUILDING", "#define DIRECTUS_IMPLEMENTATION",
        '#include "directus.hpp"', "#endif", ""]))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
