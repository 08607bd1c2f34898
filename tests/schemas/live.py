"""Schemas go live: each is applied to a running Directus, filled with whole, half-empty and default rows, and
every row is read by its model, written back and read again.

    live.py PROGRAM LIBRARY WORK VENDOR NAME…    with DIRECTUS_URL and DIRECTUS_TOKEN of a server of that VENDOR
"""
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from check import HERE, INCLUDE, member_lines
from expand import expand

VALUES = {
    "string": "Text \"quoted\" ü", "text": "Two\nlines", "integer": 7, "bigInteger": "9007199254740993", "float": 1.5,
    "decimal": "12.5000", "boolean": True, "date": "2024-02-29", "time": "08:30:00", "dateTime": "2024-02-29T08:30:00",
    "timestamp": "2024-02-29T08:30:00.000Z", "json": {"a": [1, None]}, "csv": ["a", "b"], "hash": "secret",
}


def request(method, path, body=None):
    asked = urllib.request.Request(os.environ["DIRECTUS_URL"] + path, method=method, data=body and json.dumps(body).encode(),
                                   headers={"Authorization": "Bearer " + os.environ["DIRECTUS_TOKEN"],
                                            "Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(asked, timeout=120) as reply:
            text = reply.read()
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{method} {path}: {error.code} {error.read().decode()[:600]}") from error
    return json.loads(text)["data"] if text else None


def apply(snapshot):
    """What was there of other schemas goes first: they have collections of the same names."""
    for wanted in ({**snapshot, "collections": [], "fields": [], "relations": []}, snapshot):
        difference = request("POST", "/schema/diff?force=true", wanted)
        if difference:
            request("POST", "/schema/apply?force=true", difference)


class Filler:
    def __init__(self, snapshot):
        self.fields = [field for field in snapshot["fields"] if not field["collection"].startswith("directus_")]
        self.relations = {(one["collection"], one["field"]): one for one in snapshot["relations"]}
        self.collections = [one["collection"] for one in snapshot["collections"]
                            if not one["collection"].startswith("directus_") and not (one["meta"] or {}).get("singleton")]
        self.rows = {name: [] for name in self.collections}

    def value(self, field, number):
        options = field["meta"]["options"] or {}
        if "choices" in options:
            first = options["choices"][0]["value"]
            return [first] if field["type"] == "json" else first
        if field["meta"]["interface"] in ("tags", "simple-list"):
            return ["one", "two"]
        if "fields" in options:
            kinds = {"boolean": True, "integer": 1, "decimal": "1.5", "json": [1]}
            return [{part["field"]: kinds.get(part["type"], "text") for part in options["fields"]}, {}]
        if field["type"] == "uuid":
            return f"00000000-0000-4000-8000-{number:012}"
        if field["type"].startswith("geometry"):
            if "Polygon" in field["type"]:
                return {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
            return {"type": "Point", "coordinates": [7.5, 51.5]}
        return VALUES.get(field["type"])

    def related(self, field):
        relation = self.relations.get((field["collection"], field["field"]))
        if relation is None:
            return None, False
        keys = self.rows.get(relation["related_collection"] or "", [])
        return (keys[0] if keys else None), True

    def row(self, collection, number):
        """The first is whole, the second half empty, the third has what it must have."""
        made = {}
        for index, field in enumerate(one for one in self.fields if one["collection"] == collection):
            schema, name = field["schema"], field["field"]
            if schema is None or schema["has_auto_increment"]:
                continue
            needed = not schema["is_nullable"] and schema["default_value"] is None
            if number == 2 and not needed or number == 1 and not needed and index % 2:
                continue
            if schema["is_primary_key"]:
                if field["type"] != "uuid" and not field["meta"]["special"]:
                    made[name] = f"key{number}"
                continue
            key, is_relation = self.related(field)
            if is_relation:
                if key is not None:
                    made[name] = key
            elif not set(field["meta"]["special"] or []) & {"date-created", "date-updated"}:
                made[name] = self.value(field, number)
        return made

    def fill(self):
        for collection in self.order():
            key = key_of(self.fields, collection)
            for number in range(3):
                created = request("POST", f"/items/{collection}", self.row(collection, number))
                self.rows[collection].append(created[key])

    def order(self):
        """Those first that others point to."""
        left, done = list(self.collections), []
        while left:
            free = [one for one in left if not any(
                relation["collection"] == one and relation["related_collection"] in left and relation["related_collection"] != one
                for relation in self.relations.values())] or left[:1]
            done += free
            left = [one for one in left if one not in free]
        return done


def key_of(fields, collection):
    return next(field["field"] for field in fields
                if field["collection"] == collection and field["schema"] and field["schema"]["is_primary_key"])


def program_of(name, header, filler):
    lines = [f'#include "{name}.hpp"', f'#include "{HERE}/round_trip.hpp"', f"using Schema = s_{name}::Schema;", "int main() {",
             "  const auto client = round_trip::admin<Schema>();"]
    for kind, member in member_lines(header):
        if member.startswith("directus_"):
            continue
        if not kind.startswith("std::vector<"):
            lines.append(f"  round_trip::singleton<&Schema::{member}>(client);")
            continue
        key = key_of(filler.fields, member)
        lines.append(f"  round_trip::collection<&Schema::{member}>(client, {len(filler.rows[member])}, "
                     f"[](const auto& row) {{ return directus::Key(row.{key}); }});")
    lines += ['  std::cout << round_trip::passed << " passed, " << round_trip::failed << " failed\\n";',
              "  return round_trip::failed > 0;", "}", ""]
    return "\n".join(lines)


def go_live(program, library, work, vendor, name):
    snapshot = expand((HERE / "catalogue" / f"{name}.txt").read_text(), vendor=vendor)
    # It is there already.
    snapshot["collections"] = [one for one in snapshot["collections"] if not one["collection"].startswith("directus_")]
    if vendor == "sqlite":  # Directus cannot read a place there without an extension of SQLite
        snapshot["fields"] = [field for field in snapshot["fields"] if not field["type"].startswith("geometry")]
    apply(snapshot)
    header = work / f"{name}.hpp"
    # What the server has made of it.
    subprocess.run([program, "--namespace", f"s_{name}", "-o", header], check=True, stderr=subprocess.DEVNULL)
    filler = Filler(snapshot)
    filler.fill()
    source, binary = work / f"{name}_live.cpp", work / f"{name}_live"
    source.write_text(program_of(name, header.read_text(), filler))
    subprocess.run(["g++", "-std=c++20", "-O0", "-I", INCLUDE, source, library, "-lcurl", "-lsimdjson", "-o", binary], check=True)
    return subprocess.run([binary], capture_output=True, text=True)


def main():
    program, library, work, vendor, *names = sys.argv[1:]
    work = Path(work)
    work.mkdir(parents=True, exist_ok=True)
    passed = failed = 0
    for name in names:
        try:
            done = go_live(program, library, work, vendor, name)
            found = re.search(r"(\d+) passed, (\d+) failed", done.stdout)
            good, bad = map(int, found.groups()) if found else (0, 1)
            print(f"--- {name} on {vendor}\n{done.stdout}{done.stderr}", flush=True)
        except (SystemExit, subprocess.CalledProcessError) as error:
            print(f"--- {name} on {vendor}\nFAILED {error}", flush=True)
            good, bad = 0, 1
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


main()
