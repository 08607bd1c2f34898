"""What it costs to compile a unit that makes one typed request, against one that includes json.hpp."""
import os
import re
import resource
import subprocess
from pathlib import Path

from contestants import TARGETS
from table import ratio_text

HERE = Path(__file__).resolve().parent


def compare_compile_times(options, checks):
    flags = [compiler_of(options.build), "-std=c++20", "-O2", "-I", str(HERE.parent.parent / "include"), "-c", "-o", "/dev/null"]
    ratios = []
    added = []
    for _ in range(1 if options.quick else 3):
        json = compile_seconds(flags, "json.cpp", checks)
        typed = compile_seconds(flags, "typed.cpp", checks)
        ratios.append(typed / json)
        added.append(compile_seconds(flags, "wide_model.cpp", checks) - typed)
    print(f"compiling one typed request / including json.hpp (user time, -O2): {ratio_text(ratios)}"
          f"   ({TARGETS['compile']})")
    print(f"    {' '.join(flags)} tests/bench/compile/typed.cpp  against  json.cpp")
    print(f"compiling with a model of 60 fields and 5 relations instead adds: {sorted(added)[len(added) // 2]:.2f} s   (must hold <= 1 s)")
    print("    the same with tests/bench/compile/wide_model.cpp  against  typed.cpp")


def compile_seconds(flags, name, checks):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    environment = {**os.environ, "CCACHE_DISABLE": "1"}
    done = subprocess.run([*flags, str(HERE / "compile" / name)], check=False, env=environment)
    checks.note(f"compiling {name}", done.returncode == 0)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def compiler_of(build):
    cache = Path(build, "CMakeCache.txt").read_text()
    return re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache, re.MULTILINE)[1]
