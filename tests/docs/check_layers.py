#!/usr/bin/env python3
"""Fails when a file of the library includes what its folder may not know.

A file may include its own folder and those of the lines before it. Folders on one line are siblings:
they do not know each other. Third-party headers have their folders, too, and a machine (a file that
only decides) includes no clock, thread, lock or socket.
"""
import re
import sys
from pathlib import Path

# Lowest first.
LAYERS = [
    ["core"],
    ["async"],
    ["http"],
    ["http/websocket"],
    ["http/curl"],
    ["files"],
    ["schema"],
    ["codec"],
    ["codec/errors", "codec/write"],
    ["query"],
    ["values"],
    ["models"],
    ["commands"],
    ["call"],
    ["auth", "rest", "graphql", "realtime"],
    ["live"],
    ["helpers"],
    ["client"],
    ["adapters", "testing"],
]
ABOVE_ALL = ["schema_generator"]
# Headers beside the folders.
UMBRELLAS = {"directus.hpp", "typed.hpp", "files.hpp", "models.hpp", "helpers.hpp"}
LOWEST = {"version.hpp"}

# Which folders, or files, may include a header of somebody else's.
THIRD_PARTY = {
    "curl/": ["http/curl", "core/url", "core/url_reference"],
    "simdjson.h": ["codec", "core/utf8"],
    "yaml-cpp/": ["schema_generator/yaml"],
    "nlohmann/json.hpp": ["core/json", "schema_generator"],
}
MACHINES = [
    "auth/session", "auth/session_agenda", "auth/renewal", "rest/paging", "rest/upload_machine", "call/retry_policy",
    "http/websocket/frame_header", "http/websocket/frames", "http/websocket/outgoing_frames",
    "http/websocket/session", "http/websocket/upgrade", "http/websocket/upgrade_answer", "realtime/connection", "realtime/subscriptions", "live/live_view",
]
NOT_IN_MACHINES = {"thread", "mutex", "condition_variable", "future", "atomic", "random", "fstream", "stop_token",
                   "directus/core/clock.hpp", "directus/http/transport.hpp", "core/random.hpp", "call/pause.hpp"}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')

root = Path(__file__).resolve().parents[2]
level = {folder: index for index, line in enumerate(LAYERS) for folder in line}
level |= {folder: len(LAYERS) for folder in ABOVE_ALL}


def files():
    for folder in (root / "include" / "directus", root / "src"):
        for path in sorted([*folder.rglob("*.hpp"), *folder.rglob("*.cpp")]):
            yield path, path.relative_to(folder)


def room(path):
    """The folder that a path below include/directus or src belongs to; "" for an umbrella."""
    if str(path) in UMBRELLAS:
        return ""
    if str(path) in LOWEST:
        return "core"
    return str(path.parent) if len(path.parts) > 1 else path.stem


def may_know(place, other):
    """Whether a file in the folder `place` may include one in the folder `other`."""
    if place in ("", other):
        return True
    return other != "" and level[other] < level[place]


def complaint(place, name, header):
    ours = header.removeprefix("directus/")
    if header.startswith("directus/") or (root / "src" / header).exists():
        other = room(Path(ours))
        if other not in level and other != "":
            return f"'{other}' has no place in {Path(__file__).name}"
        if place not in ABOVE_ALL and not may_know(place, other):
            return "which its folder may not know"
    for prefix, places in THIRD_PARTY.items():
        if header.startswith(prefix) and not any(name == p or name.startswith(p + "/") for p in places):
            return f"which only {' and '.join(places)} may include"
    if name in MACHINES and header in NOT_IN_MACHINES:
        return "which a machine does without"
    return None


def main():
    passed, wrong = 0, []
    for path, below in files():
        place, name = room(below), str(below.with_suffix(""))
        if place and place not in level:
            wrong.append(f"{path.relative_to(root)}: '{place}' has no place in {Path(__file__).name}")
            continue
        headers = [found[1] for line in path.read_text().splitlines() if (found := INCLUDE.match(line))]
        bad = [f"{path.relative_to(root)}: {header}, {why}"
               for header in headers if (why := complaint(place, name, header))]
        wrong += bad
        passed += not bad
    print(*wrong, sep="\n")
    print(f"{passed} passed, {len(wrong)} failed")
    return 1 if wrong or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
