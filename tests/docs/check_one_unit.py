#!/usr/bin/env python3
"""Fails when a name that is local to a source is also local to another one, or is that of a type or
a constant in a header, or of a function there unless it is a function itself. A source need not include
that header: all sources together are one translation unit for those who want it
(cmake/packaging/two_files.py, CMAKE_UNITY_BUILD).

Functions of one name may differ in their parameters; aliases are left to the compiler.
What is not seen here is seen by the compiler in `./tests/run.sh consume`.
"""
import collections
import itertools
import re
import sys

from sources import root, sources, without_comments

# Blanks stand where its end is commented.
LOCAL = re.compile(r"^namespace \{\n(?:([^{]*?(?:\{\};[^{]*?)?)^\}$|(.*?)^\} {3,}$)", re.S | re.M)
SPACE = re.compile(r"^namespace (\S+) \{$", re.M)
# What begins at the left edge, up to what is in its braces.
DEFINITION = re.compile(r"^(?:template <[^\n]*>\n)?(?P<text>[A-Za-z\[][^\n{;]*(?:\n +[^\n{;]*)*)(?=[{;])", re.M)
TYPE = re.compile(r"^(?:struct|class|enum class|enum|union) (\w+)")
HEADER_CONSTANT = re.compile(r"^(?:inline )?constexpr [^\n;=(]*?\b(\w+)(?:\[\w*\])?\s*[={]", re.M)
HEADER_TYPE = re.compile(r"^(?:struct|class|enum class|union|using) (?:\[\[\w+\]\] )?(?:DIRECTUS_\w+ )?(\w+)\b", re.M)
HEADER_FUNCTION = re.compile(r"^(?:\[\[\w+\]\] )?(?:DIRECTUS_\w+ )?[\w:][^\n;={}()]*?[ &*](\w+)\(", re.M)
FUNCTION = re.compile(r"^[^=(]*?\b(\w+)\((?P<parameters>.*)\)", re.S)
CONSTANT = re.compile(r"^(?:const|constexpr|static|thread_local|[\w:<>]+) [^()]*?\b(\w+)(?:\[\w*\])*\s*(?:=|$)", re.S)


def types_of(parameters):
    """The parameters without their names: what says which of two functions is meant."""
    return tuple(re.sub(r"\s*\b\w+(?: = .*)?$", "", one.strip()) for one in re.split(r",(?![^<(]*[>)])", parameters))


def local_names(text):
    """(its namespace, name, parameters) of each; two that are the same are a clash."""
    for local in LOCAL.finditer(text):
        space = [*SPACE.findall(text[:local.start()]), ""]
        for found in DEFINITION.finditer(local[1] or local[2]):
            code = " ".join(found["text"].split())
            if code.startswith(("using ", "namespace ", "static_assert")):
                continue
            if named := TYPE.match(code) or CONSTANT.match(code):
                yield space[-2], named[1], ()
            elif named := FUNCTION.match(code):
                yield space[-2], named[1], types_of(named["parameters"])


def is_of_the_library(path):
    return "schema_generator" not in path.parts


def names_of_headers():
    """Where each is; templates and aliases among them. Of constants those that the library's own namespaces hold."""
    found = {}
    for path in filter(is_of_the_library, sources(".hpp", under=["include", "src"])):
        text = without_comments(path, path.read_text())
        constants = [constant[1] for constant in HEADER_CONSTANT.finditer(text)
                     if SPACE.findall(text[:constant.start()])[-1].startswith("DIRECTUS_NAMESPACE")]
        for name in HEADER_TYPE.findall(text) + constants:
            found[name] = path.relative_to(root).as_posix()
    return found


def functions_of_headers():
    """Where each is. A local function may overload one; a local constant or type hides it, or is ambiguous."""
    return {name: path.relative_to(root).as_posix() for path in filter(is_of_the_library, sources(".hpp", under=["include", "src"]))
            for name in HEADER_FUNCTION.findall(without_comments(path, path.read_text()))}


def of_one_name(found):
    """Functions that overload each other may be local to two sources; a function and something else may not."""
    kinds = collections.defaultdict(lambda: collections.defaultdict(set))
    for (space, name, parameters), files in found.items():
        kinds[space, name][parameters != ()] |= files
    return {name: both for (_, name), both in kinds.items() if len(both) == 2}


def are_apart(files):
    """Of a pair for two kinds of systems, one file is empty."""
    return {"_posix" in files[0], "_posix" in files[1]} == {"_windows" in files[0], "_windows" in files[1]} == {True, False}


def main():
    found = collections.defaultdict(set)
    for path in filter(is_of_the_library, sources(".cpp", under=["src"])):
        for local in local_names(without_comments(path, path.read_text())):
            found[local].add(path.relative_to(root).as_posix())
    of_headers, functions = names_of_headers(), functions_of_headers()
    problems = [f"{first}, {second}: both have a local '{name}'" for (_, name, _), files in sorted(found.items())
                for first, second in itertools.combinations(sorted(files), 2) if not are_apart((first, second))]
    problems += [f"{file}: its local '{name}' is also one of {of_headers[name]}" for (_, name, _), files in sorted(found.items())
                 if name in of_headers for file in sorted(files)]
    problems += [f"{file}: its local '{name}' is also a function of {functions[name]}" for (_, name, parameters), files in sorted(found.items())
                 if name in functions and parameters == () for file in sorted(files)]
    problems += [f"{', '.join(sorted(both[False] | both[True]))}: '{name}' is a function of one and something else of another"
                 for name, both in sorted(of_one_name(found).items())]
    print(*problems, sep="\n")
    print(f"{len(found)} passed, {len(problems)} failed")
    return 1 if problems or not found else 0


if __name__ == "__main__":
    sys.exit(main())
