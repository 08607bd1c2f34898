"""What it costs to compile a unit that makes one typed request, against one that includes json.hpp."""
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from contestants import TARGETS
from table import ratio_text

HERE = Path(__file__).resolve().parent


def compare_compile_times(options, checks):
    flags = [compiler_of(options.build), "-std=c++20", "-O2", "-I", str(HERE.parent.parent / "include"), "-c", "-o", "/dev/null"]
    ratios = []
    queries = []
    added = []
    for _ in range(1 if options.quick else 3):
        json = compile_seconds(flags, "json.cpp", checks)
        typed = compile_seconds(flags, "typed.cpp", checks)
        ratios.append(typed / json)
        queries.append(compile_seconds(flags, "graphql.cpp", checks) / typed)
        added.append(compile_seconds(flags, "wide_model.cpp", checks) - typed)
    print(f"compiling one typed request / including json.hpp (user time, -O2): {ratio_text(ratios)}"
          f"   ({TARGETS['compile']})")
    print(f"    {' '.join(flags)} tests/bench/compile/typed.cpp  against  json.cpp")
    print(f"compiling one typed GraphQL query / one typed request: {ratio_text(queries)}   (must hold <= 1.10)")
    print("    the same with tests/bench/compile/graphql.cpp  against  typed.cpp")
    print(f"compiling with a model of 60 fields and 5 relations instead adds: {sorted(added)[len(added) // 2]:.2f} s   (must hold <= 1 s)")
    print("    the same with tests/bench/compile/wide_model.cpp  against  typed.cpp")


def compare_schema_sizes(options, checks):
    """One typed read of a collection of a large schema, all of whose collections lead to others, against a small one."""
    program = Path(options.build, "src", "schema_generator", "directus-schema")
    with tempfile.TemporaryDirectory() as folder:
        flags = [compiler_of(options.build), "-std=c++20", "-O2", "-I", str(HERE.parent.parent / "include"), "-I", folder, "-c", "-o", "/dev/null"]
        for form, limit in (("the header of the collection (--split)", 1.5), ("one header for all", 2.5)):
            seconds = {}
            for count in (4, 100):
                unit = write_schema(Path(folder), program, count, is_split=limit == 1.5)
                seconds[count] = min(compile_seconds(flags, unit, checks) for _ in range(1 if options.quick else 3))
            print(f"compiling one typed read by {form}, a schema of 100 collections / of 4: {seconds[100] / seconds[4]:.2f}   (must hold <= {limit})")
            print(f"    {seconds[100]:.2f} s against {seconds[4]:.2f} s (user time, -O2)")


def write_schema(folder, program, count, is_split=False):
    """`count` collections in a ring, as `tests/schemas` writes schemas; gives the unit that reads one of them."""
    sys.path.insert(0, str(HERE.parent / "schemas"))
    from expand import expand  # noqa: PLC0415
    lines = []
    for i in range(count):
        lines += [f"things_{i:03}", "  id", "  title string! *", "  status choice draft|published =draft", "  price decimal",
                  "  on date", "  labels tags", f"  next > things_{(i + 1) % count:03}.previous_{i:03}",
                  f"  other > things_{(i * 7 + 3) % count:03}", "  author > directus_users"]
    (folder / "schema.json").write_text(json.dumps(expand("\n".join(lines))))
    subprocess.run([program, *(["--split"] if is_split else []), "-o", folder / f"schema_{count}.hpp", folder / "schema.json"], check=True)
    unit = folder / f"read_{count}.cpp"
    unit.write_text(f"""#include "schema_{count}{"/things_002" if is_split else ""}.hpp"
std::vector<Thing002> things() {{
  using namespace directus;
  auto client = createDirectus<Schema>("http://127.0.0.1:8055").with(rest());
  return client.request(readItems<&Schema::things_002>({{.limit = 10}})).get();
}}
""")
    return unit


def compile_seconds(flags, name, checks):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    environment = {**os.environ, "CCACHE_DISABLE": "1"}
    done = subprocess.run([*flags, str(HERE / "compile" / name)], check=False, env=environment)
    checks.note(f"compiling {name}", done.returncode == 0)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def compiler_of(build):
    cache = Path(build, "CMakeCache.txt").read_text()
    return re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache, re.MULTILINE)[1]
