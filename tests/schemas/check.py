"""Schemas in the style of real ones: their headers compile without a warning, with every collection read and
written, and YAML gives the same header.

    check.py PROGRAM WORK [NAME…]     PROGRAM is directus-schema; without names all schemas are checked
"""
import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from expand import variants

HERE = Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "include"
WARNINGS = "-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror".split()
COMPILERS = [name for name in ("g++", "clang++-16") if shutil.which(name)]


def member_lines(header):
    schema = header[header.index("\nstruct Schema {"):]
    return re.findall(r"^  (\S+) (\w+);$", schema, re.MULTILINE)


def program_of(name, header):
    """Reads and writes every collection, and compares none of it: it only has to compile."""
    lines = [f'#include "{name}.hpp"', "using namespace directus;", f"using Schema = s_{name}::Schema;",
             "template <class Client>", "void all(const Client& client) {"]
    for kind, member in member_lines(header):
        place = f"&Schema::{member}"
        if kind.startswith("std::vector<"):
            lines += [f"  for (const auto& row : client.request(readItems<{place}>()).get())",
                      f"    (void)client.request(createItem<{place}>(row)).get();"]
        else:
            lines += [f"  const auto {member}_row = client.request(readSingleton<{place}>()).get();",
                      f"  (void)client.request(updateSingleton<{place}>(wholeItem({member}_row))).get();"]
    lines += ["}", "int main() {", '  all(createDirectus<Schema>("http://127.0.0.1").with(rest()));', "}", ""]
    return "\n".join(lines)


def generate(program, work, name, snapshot):
    source = work / f"{name}.json"
    source.write_text(json.dumps(snapshot))
    header = work / f"{name}.hpp"
    done = subprocess.run([program, "--namespace", f"s_{name}", "-o", header, source], capture_output=True, text=True)
    if done.returncode != 0:
        return f"directus-schema: {done.stderr}"
    (work / f"{name}.cpp").write_text(program_of(name, header.read_text()))
    return ""


def compile_one(work, name, compiler):
    done = subprocess.run([compiler, "-std=c++20", *WARNINGS, "-fsyntax-only", "-I", INCLUDE, work / f"{name}.cpp"],
                          capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    return "" if done.returncode == 0 else done.stderr[:3000]


def check(program, work, name, snapshot):
    why = generate(program, work, name, snapshot)
    results = [(f"{name} is generated", why)]
    if not why:
        results += [(f"{name} compiles with {compiler}", compile_one(work, name, compiler)) for compiler in COMPILERS]
    return results


def main():
    program, work, *names = sys.argv[1:]
    work = Path(work)
    work.mkdir(parents=True, exist_ok=True)
    schemas = {name: snapshot for name, snapshot in variants() if not names or name in names}
    passed = failed = 0
    jobs = int(os.environ.get("DIRECTUS_CPP_JOBS", os.cpu_count() or 1))
    with ThreadPoolExecutor(jobs) as pool:
        for results in pool.map(lambda item: check(program, work, *item), schemas.items()):
            for what, why in results:
                print(f"{'FAILED' if why else 'ok'}  {what}{why and chr(10) + why}", flush=True)
                passed, failed = passed + (not why), failed + bool(why)
    missing = [name for name in names if name not in schemas]
    for name in missing:
        print(f"FAILED  there is no schema {name}")
    failed += len(missing)
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())
