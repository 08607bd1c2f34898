#!/usr/bin/env bash
# Builds the library, the tests and two examples for Windows and runs them by wine: the library as an
# archive and as a DLL.
#   tests/windows/run.sh BUILD_DIR     the examples need DIRECTUS_URL and the like, as ./tests/run.sh gives them
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/setup/common.sh
source "$here/../setup/common.sh"
# shellcheck source=tests/setup/packages.sh
source "$here/../setup/packages.sh"
# shellcheck source=tests/setup/debian.sh
source "$here/../setup/debian.sh"
# shellcheck source=tests/setup/build.sh
source "$here/../setup/build.sh"
# shellcheck source=tests/setup/count.sh
source "$here/../setup/count.sh"
# shellcheck source=tests/setup/sources.sh
source "$here/../setup/sources.sh"
# shellcheck source=tests/windows/libraries.sh
source "$here/libraries.sh"

(($# == 1)) || fail "usage: run.sh BUILD_DIR"
name=$(basename "$1")
# A Windows of its own, without windows.
export WINEPREFIX=$windows/wine WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=" DISPLAY=

# build_for_windows SHARED TARGET…
build_for_windows() {
  local shared=$1
  shift
  configure "$name-$shared" dev "${quick_build[@]}" "-DCMAKE_TOOLCHAIN_FILE=$here/toolchain.cmake" "-DDIRECTUS_WINDOWS_ROOT=$windows_root" \
    "-DBUILD_SHARED_LIBS=$shared"
  build "$name-$shared" "$@"
}

# run_by_wine NAME PROGRAM…: adds what the program reports, or one test for a program that does not.
passed=0 failed=0 skipped=0
run_by_wine() {
  local what=$1 output status=0 good bad unrun
  shift
  output=$(mktemp)
  timeout --kill-after=30 3600 wine "$@" 2>&1 </dev/null | tr -d '\r' >"$output" || status=$?
  tail -n 80 "$output"
  read -r good bad unrun < <(count_tests "$output")
  rm -f "$output"
  if ((status != 0 && bad == 0)); then
    echo "FAILED $what: exit code $status"
    bad=1
  elif ((status == 0 && good + bad == 0)); then
    good=1
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + unrun))
}

# run_all SHARED PROGRAM…: directus_PROGRAM, and the examples.
run_all() {
  local shared=$1 folder program example
  shift
  folder=$(build_folder "$name-$shared")
  # Where the DLLs are: ours, and those of the compiler.
  WINEPATH="$folder;$(dirname "$("$cross_cxx" -print-file-name=libstdc++-6.dll)");$(dirname "$("$cross_cxx" -print-file-name=libwinpthread-1.dll)")"
  export WINEPATH
  build_for_windows "$shared" "${@/#/directus_}" example_quickstart example_upload_with_progress
  for program in "$@"; do
    echo "--- $program, shared=$shared"
    run_by_wine "$program" "$folder/tests/directus_$program.exe"
  done
  for example in quickstart upload_with_progress; do
    echo "--- $example, shared=$shared"
    run_by_wine "$example" "$folder/examples/$example.exe"
  done
}

locked windows make_windows_libraries
run_all OFF unit conformance faults
# The other tests need what a DLL does not export.
run_all ON conformance
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
