#!/usr/bin/env python3
"""What can be checked of the Conan recipe, the vcpkg port and the workflow without their programs:
that they can be read, agree with each other and with CMake, and name only what exists.

    recipes.py CHECKOUT
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from conan_stand_in import load_recipe, load_test_package

root = Path(sys.argv[1])
here = Path(__file__).resolve().parent
port = root / "cmake" / "packaging" / "vcpkg" / "directus-cpp"
cmake_lists = (root / "CMakeLists.txt").read_text()
dependencies = (root / "cmake" / "directus-dependencies.cmake").read_text()
version = re.search(r'STRING "([\d.]+)"', (root / "include/directus/version.hpp").read_text())[1]


def check(name, wrong):
    """`wrong` is empty, or says what is."""
    print(f"FAILED {name}: {wrong}" if wrong else f"ok     {name}")


def unknown(names, known):
    return sorted(set(names) - set(known))


def check_conan():
    recipe = load_recipe(root)
    check("conanfile.py takes the version from version.hpp", recipe.version != version and recipe.version)
    oldest = {name.lower(): least for name, least in re.findall(r"^set\(directus_oldest_([\w-]+) ([\d.]+)\)", dependencies, re.MULTILINE)}
    for with_program in (False, True):
        minimum = {name: least for name, least in oldest.items() if with_program or name != "yaml-cpp"}
        references = recipe.asked_for(system_dependencies=False, schema_generator=with_program)
        asked = dict(re.findall(r"(?:lib)?([\w-]+)/\[>=([\d.]+)", " ".join(references)))
        check(f"conanfile.py asks for the versions that CMake asks for, schema_generator={with_program}",
              asked != minimum and (asked, minimum))
    check("conanfile.py asks for nothing with system_dependencies", recipe.asked_for(system_dependencies=True))
    check("the options that conanfile.py gives are in CMakeLists.txt",
          unknown(recipe.cmake_variables(), cmake_options()))
    check("conanfile.py exports what exists", [name for name in recipe.exports_sources if not list(root.glob(name))])
    test = root / recipe.test_package_folder
    check("its test package exists", not (test / "conanfile.py").is_file() or not (test / "CMakeLists.txt").is_file())
    check_conan_test(test)
    check("conanfile.py asks for HTTP/2 and for names of hosts that are not ASCII",
          unknown(["with_nghttp2", "with_libidn"],
                  [name.partition(":")[2] for name, value in recipe.default_options.items() if name.startswith("libcurl/") and value]))
    rubbish = ["tests/consume/conan/build/x", "tests/consume/conan/CMakeUserPresets.json", "CMakeUserPresets.json"]
    ignored = subprocess.run(["git", "-C", root, "check-ignore", "--no-index", *rubbish], capture_output=True, text=True, check=False)
    check("git ignores what Conan leaves in a checkout",
          unknown(rubbish, ignored.stdout.split()) if (root / ".git").exists() else "")


def check_conan_test(folder):
    """A shell finds what was built, wherever that is: `app` alone would be looked for in PATH."""
    with tempfile.TemporaryDirectory(prefix="with a space ") as place:
        for binaries in (".", "Release"):
            program = Path(place) / binaries / "app"
            program.parent.mkdir(exist_ok=True)
            program.write_text("#!/bin/sh\necho linked\n")
            program.chmod(0o755)
            commands = load_test_package(folder, place, binaries).tested_by()
            output = [subprocess.run(command, shell=True, cwd=place, capture_output=True, text=True, check=False).stdout for command in commands]
            check(f"the test package runs the program that it built, in {binaries}", output != ["linked\n"] and (commands, output))


def cmake_options():
    return re.findall(r"^option\((\w+)", cmake_lists, re.MULTILINE)


def check_vcpkg():
    manifests = {path: json.loads(path.read_text()) for path in (root / "vcpkg.json", port / "vcpkg.json")}
    wrong = {str(path): found["version"] for path, found in manifests.items() if found["version"] != version}
    check("both vcpkg.json have the version of version.hpp", wrong)
    libraries = [[entry for entry in found["dependencies"] if not (isinstance(entry, dict) and entry.get("host"))]
                 for found in manifests.values()]
    check("both vcpkg.json need the same libraries", libraries[0] != libraries[1] and libraries)
    check("they ask for HTTP/2 and for names of hosts that are not ASCII",
          {"name": "curl", "features": ["http2", "idn"]} not in libraries[0] and libraries[0])
    features = list(manifests[port / "vcpkg.json"]["features"])
    text = (port / "portfile.cmake").read_text()
    mapped = re.findall(r"FEATURES (\w+) (\w+)", text)
    check("the port's features are those of its vcpkg.json", sorted(features) != sorted(name for name, _ in mapped) and mapped)
    check("the options that the port gives are in CMakeLists.txt",
          unknown([*re.findall(r"-D(\w+)=", text), *(option for _, option in mapped)], cmake_options()))
    done = subprocess.run(["cmake", f"-DCURRENT_PORT_DIR={port}", "-DPORT=directus-cpp", "-P", here / "vcpkg_stand_in.cmake"],
                          capture_output=True, text=True, check=False)
    check("CMake can read the port, and what it takes from the checkout exists", done.returncode and done.stderr)


def check_workflow():
    try:
        import yaml
    except ImportError:
        print("skipped the workflows: Python's yaml is not installed")
        return
    presets = json.loads((root / "CMakePresets.json").read_text())
    kinds = re.search(r"^full_kinds=\"\$everyday_kinds ([^\"]*)", (root / "tests/setup/kinds.sh").read_text(), re.MULTILINE)[1].split()
    kinds += re.search(r"^everyday_kinds=\"([^\"]*)", (root / "tests/setup/kinds.sh").read_text(), re.MULTILINE)[1].split()
    for path in sorted((root / ".github" / "workflows").glob("*.yml")):
        workflow = yaml.safe_load(path.read_text())
        commands = "\n".join(step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step)
        named = re.findall(r"--preset[ =](\w[\w-]*)", commands)
        check(f"{path.name} names presets that exist", unknown(named, [preset["name"] for preset in presets["configurePresets"]]))
        asked = [kind for job in workflow["jobs"].values()
                 for entry in job.get("strategy", {}).get("matrix", {}).get("kinds", []) for kind in entry.split()]
        check(f"{path.name} names kinds of tests that exist", unknown(asked, [*kinds, "full"]))
        packages = [entry["command"] for job in workflow["jobs"].values()
                    for entry in job.get("strategy", {}).get("matrix", {}).get("include", [])]
        printed = (root / "docs" / "packaging.md").read_text()
        check(f"{path.name} makes packages by the printed commands", [line for line in packages if f"\n{line}\n" not in printed])
        check(f"{path.name} sets options that exist",
              unknown([name for name in re.findall(r"-D(DIRECTUS_\w+)=", commands)], cmake_options()))


check_conan()
check_vcpkg()
check_workflow()
print("read all recipes")
