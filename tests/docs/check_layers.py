#!/usr/bin/env python3
"""Fails when a file of the library includes one from a layer above its own."""
import re
import sys
from pathlib import Path

# Lowest first; a file may include its own layer and those before it.
LAYERS = ["core", "schema", "values", "models", "http", "commands", "auth", "rest", "client"]
ABOVE_ALL = {"directus", "files", "typed", "testing", "schema_generator"}  # they may include anything
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"](?:directus/)?([a-z_]+)(?:/[a-z_/]+)?\.hpp[>"]')

root = Path(__file__).resolve().parents[2]


def files():
    for folder in (root / "include" / "directus", root / "src"):
        for path in sorted([*folder.rglob("*.hpp"), *folder.rglob("*.cpp")]):
            yield path, path.relative_to(folder).parts[0].split(".")[0]


def level(name):
    if name in ABOVE_ALL:
        return len(LAYERS)
    return LAYERS.index(name) if name in LAYERS else None


def main():
    passed, wrong = 0, []
    for path, layer in files():
        if layer == "version":
            continue
        if level(layer) is None:
            wrong.append(f"{path.relative_to(root)}: '{layer}' is no layer: give it a place in {Path(__file__).name}")
            continue
        up = [line for line in path.read_text().splitlines()
              if (found := INCLUDE.match(line)) and (other := level(found[1])) is not None and other > level(layer)]
        wrong += [f"{path.relative_to(root)}: {line.strip()}, which is above it" for line in up]
        passed += not up
    print(*wrong, sep="\n")
    print(f"{passed} passed, {len(wrong)} failed")
    return 1 if wrong or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
