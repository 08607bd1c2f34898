# The libraries that ours needs, in versions that this system does not have: faked ones, whose
# version files answer as those of the real ones do.

# library NAME VERSION COMPATIBILITY TARGET: fakes one in `$work/faked`.
library() {
  local folder=$work/faked/lib/cmake/$1
  mkdir -p "$folder"
  printf 'add_library(%s INTERFACE IMPORTED)\n' "$4" >"$folder/$1Config.cmake"
  printf 'include(CMakePackageConfigHelpers)\nwrite_basic_package_version_file("%s" VERSION %s COMPATIBILITY %s ARCH_INDEPENDENT)\n' \
    "$folder/$1ConfigVersion.cmake" "$2" "$3" >"$work/faked/write.cmake"
  cmake -P "$work/faked/write.cmake"
}

# libraries CURL NLOHMANN SIMDJSON [YAML]: fakes all of them, in these versions.
libraries() {
  rm -rf "$work/faked"
  library CURL "$1" SameMajorVersion CURL::libcurl
  library nlohmann_json "$2" SameMajorVersion nlohmann_json::nlohmann_json
  library simdjson "$3" SameMinorVersion simdjson::simdjson
  library yaml-cpp "${4:-0.8.0}" SameMinorVersion yaml-cpp::yaml-cpp
}

# What is configured with them: this checkout, and a program that uses an installed library.
configure_checkout() {
  cmake -S "$checkout_copy" -B "$work/dependencies" -G Ninja --fresh -DCMAKE_PREFIX_PATH="$work/faked" \
    -DDIRECTUS_BUILD_TESTS=OFF -DDIRECTUS_BUILD_EXAMPLES=OFF "$@"
}
configure_program() {
  cmake -S "$here/find_package" -B "$work/dependencies" -G Ninja --fresh "-DCMAKE_PREFIX_PATH=$work/faked;$work/moved $1" \
    -DPRINTED="$printed/find_package.cmake" "${@:2}"
}
finds_faked() {
  "$@" && for library in CURL nlohmann_json simdjson; do
    grep -q "^${library}_DIR:PATH=$work/faked/" "$work/dependencies/CMakeCache.txt" || { echo "not the faked $library"; return 1; }
  done
}

for versions in "7.84.0 3.10.0 3.0.0" "7.88.1 3.11.2 3.1.8" "8.14.1 3.11.3 3.13.0" "8.23.0 3.12.0 4.6.4"; do
  # shellcheck disable=SC2086
  libraries $versions
  # As package managers configure, and as a user does.
  for prefer in OFF ON; do
    expect_success "a build with CURL, nlohmann_json, simdjson $versions (prefer config: $prefer)" \
      finds_faked configure_checkout -DCMAKE_FIND_PACKAGE_PREFER_CONFIG=$prefer
    expect_success "a program with them (prefer config: $prefer)" \
      finds_faked configure_program OFF -DCMAKE_FIND_PACKAGE_PREFER_CONFIG=$prefer
  done
done

# refused NAME FOUND OLDEST CURL NLOHMANN SIMDJSON
refused() {
  libraries "${@:4}"
  expect_failure "a build with $1 $2 is refused" "directus needs $1 $3 or newer, and $2 was found" configure_checkout
  expect_failure "a program with $1 $2 is refused" "directus needs $1 $3 or newer, and $2 was found" configure_program OFF
}
refused CURL 7.83.1 7.84 7.83.1 3.12.0 4.6.4
refused nlohmann_json 3.9.1 3.10 8.23.0 3.9.1 4.6.4
refused simdjson 2.2.3 3.0 8.23.0 3.12.0 2.2.3

libraries 8.23.0 3.12.0 4.6.4 0.5.3
expect_failure "the program directus-schema with yaml-cpp 0.5.3 is refused" "directus needs yaml-cpp 0.6 or newer, and 0.5.3 was found" configure_checkout
libraries 7.83.1 3.12.0 2.2.3
expect_success "a shared library asks its programs for nothing of what is inside of it" configure_program ON
