#!/usr/bin/env python3
"""How many bytes of a linked program are ours, by the linker's map.

    size.py MAP LIBRARY      prints the bytes that came out of the static library LIBRARY
"""
import re
import sys

# ` .text.name  0xADDRESS  0xSIZE  FILE(MEMBER)`; a long name has a line of its own.
SECTION = re.compile(r"^ (\.\S+)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) (\S.*)$", re.MULTILINE)


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    placed = text[text.index("Linker script and memory map"):]
    carried = [int(size, 16) for name, address, size, file in SECTION.findall(placed)
               if int(address, 16) and not name.startswith((".comment", ".debug")) and file.startswith(f"{sys.argv[2]}(")]
    if len(carried) < 100:
        sys.exit(f"{sys.argv[1]}: found only {len(carried)} sections of {sys.argv[2]}")
    print(sum(carried))


if __name__ == "__main__":
    main()
