"""Runs the parts of conanfile.py that need nothing of Conan but its names."""
import importlib.util
import sys
import types


class _Options(dict):
    def __getattr__(self, name):
        return self[name]


class _Deps:
    def __init__(self, recipe):
        pass

    def generate(self):
        pass


class _Toolchain:
    last = None

    def __init__(self, recipe):
        self.cache_variables = {}
        _Toolchain.last = self

    def generate(self):
        pass


class _ConanFile:
    version = None

    def requires(self, reference, **traits):
        self.required.append(reference)

    def asked_for(self, **options):
        self.options = _Options(self.default_options, **options)
        self.required = []
        self.requirements()
        return self.required

    def cmake_variables(self):
        self.options = _Options(self.default_options)
        self.generate()
        return list(_Toolchain.last.cache_variables)


    def run(self, command, env=None):
        self.commands.append(command)

    def tested_by(self):
        self.commands = []
        self.test()
        return self.commands


def load_recipe(folder):
    recipe = load(folder)
    recipe.recipe_folder = folder
    recipe.set_version()
    return recipe


def load_test_package(folder, build_folder, binaries):
    """`binaries` is where the programs are, seen from `build_folder`."""
    recipe = load(folder)
    recipe.build_folder = str(build_folder)
    recipe.cpp = types.SimpleNamespace(build=types.SimpleNamespace(bindir=binaries))
    return recipe


def load(folder):
    names = {
        "conan": {"ConanFile": _ConanFile},
        "conan.errors": {"ConanInvalidConfiguration": Exception},
        "conan.tools": {},
        "conan.tools.build": {"check_min_cppstd": None, "can_run": lambda recipe: True},
        "conan.tools.cmake": {"CMake": None, "CMakeDeps": _Deps, "CMakeToolchain": _Toolchain, "cmake_layout": None},
        "conan.tools.files": {"copy": None, "rm": None, "rmdir": None},
        "conan.tools.scm": {"Version": None},
    }
    for name, members in names.items():
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(members)
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("recipe", folder / "conanfile.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return next(value for value in vars(module).values() if isinstance(value, type) and issubclass(value, _ConanFile) and value is not _ConanFile)()
