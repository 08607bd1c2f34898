"""The recipe for Conan 2. `conan create .` builds the package and tests it with tests/consume/conan."""
import re
from pathlib import Path

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, rm, rmdir
from conan.tools.scm import Version


class DirectusCpp(ConanFile):
    name = "directus-cpp"
    description = "C++20 client SDK for Directus"
    license = "MIT"
    homepage = "https://directus.io"
    topics = ("directus", "cms", "rest", "sdk", "client")
    package_type = "library"
    settings = "os", "compiler", "build_type", "arch"
    options = {
        "shared": [True, False],
        "fPIC": [True, False],
        "schema_generator": [True, False],  # the program directus-schema
        "system_dependencies": [True, False],  # libcurl, nlohmann/json, simdjson and yaml-cpp of the system
    }
    default_options = {
        "shared": False,
        "fPIC": True,
        "schema_generator": True,
        "system_dependencies": False,
        # Off in conan-center's libcurl: HTTP/2, and host names that are not ASCII.
        "libcurl/*:with_nghttp2": True,
        "libcurl/*:with_libidn": True,
    }
    exports_sources = "CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "src/*"
    test_package_folder = "tests/consume/conan"

    def set_version(self):
        text = (Path(self.recipe_folder) / "include/directus/version.hpp").read_text()
        self.version = self.version or re.search(r'DIRECTUS_VERSION_STRING "([^"]+)"', text)[1]

    def config_options(self):
        if self.settings.os == "Windows":
            del self.options.fPIC

    def configure(self):
        if self.options.shared:
            self.options.rm_safe("fPIC")

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        if self.options.system_dependencies:
            return
        # Our headers include nlohmann's; the other two stay inside.
        self.requires("nlohmann_json/[>=3.10 <4]", transitive_headers=True)
        self.requires("libcurl/[>=7.84 <9]")
        self.requires("simdjson/[>=3.0 <5]")
        if self.options.schema_generator:
            # Of the program only: who uses the library neither links nor sees it.
            self.requires("yaml-cpp/[>=0.6 <1]", visible=False)

    def validate(self):
        check_min_cppstd(self, 20)
        oldest = {"gcc": "12", "clang": "16", "apple-clang": "15", "msvc": "193", "Visual Studio": "17"}
        known = oldest.get(str(self.settings.compiler))
        if known and Version(self.settings.compiler.version) < known:
            raise ConanInvalidConfiguration(f"{self.ref} needs {self.settings.compiler} {known} or newer")

    def build_requirements(self):
        if not self.options.system_dependencies:
            self.tool_requires("cmake/[>=3.25]")

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["DIRECTUS_BUILD_TESTS"] = False
        toolchain.cache_variables["DIRECTUS_BUILD_EXAMPLES"] = False
        toolchain.cache_variables["DIRECTUS_BUILD_SCHEMA_GENERATOR"] = bool(self.options.schema_generator)
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder) / "licenses")
        CMake(self).install()
        # Conan writes these itself, from package_info.
        library = Path(self.package_folder) / "lib"
        rmdir(self, library / "pkgconfig")
        rm(self, "directus-config*.cmake", library / "cmake" / "directus")
        rm(self, "directus-dependencies.cmake", library / "cmake" / "directus")
        rm(self, "directus-*targets*.cmake", library / "cmake" / "directus")

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "directus")
        self.cpp_info.set_property("pkg_config_name", "directus")
        library = self.cpp_info.components["directus"]
        library.set_property("cmake_target_name", "directus::directus")
        library.set_property("pkg_config_name", "directus")
        library.libs = ["directus"]
        if self.options.shared:
            library.defines = ["DIRECTUS_SHARED"]
        if self.settings.os in ("Linux", "FreeBSD"):
            library.system_libs = ["pthread"]
        if self.options.system_dependencies:
            if not self.options.shared:
                library.system_libs += ["curl", "simdjson"]
        else:
            library.requires = ["nlohmann_json::nlohmann_json", "libcurl::libcurl", "simdjson::simdjson"]
        # directus_generate_schema() for the consumer's CMake.
        module = "lib/cmake/directus/directus-generate-schema.cmake"
        self.cpp_info.set_property("cmake_build_modules", [module])
        if self.options.schema_generator:
            # For whoever requires this package as a tool, to cross compile.
            self.buildenv_info.prepend_path("PATH", str(Path(self.package_folder) / "bin"))
