#!/usr/bin/env bash
# Builds the tests and the quickstart for ARM by a cross compiler and runs them by qemu-user. It runs in
# a Debian of its own (tests/setup/in_debian.sh), to which it adds the architecture and its libraries.
#   tests/arm/run.sh arm64|armhf
set -euo pipefail
setup=$(dirname "${BASH_SOURCE[0]}")/../setup
# shellcheck source=tests/setup/common.sh
source "$setup/common.sh"
# shellcheck source=tests/setup/packages.sh
source "$setup/packages.sh"
# shellcheck source=tests/setup/build.sh
source "$setup/build.sh"
# shellcheck source=tests/setup/count.sh
source "$setup/count.sh"
[[ $checkout == /checkout ]] || fail "this adds an architecture to the system: run it by tests/setup/in_debian.sh"

architecture=${1-}
case $architecture in
  arm64) triplet=aarch64-linux-gnu emulator=qemu-aarch64-static processor=aarch64 ;;
  armhf) triplet=arm-linux-gnueabihf emulator=qemu-arm-static processor=armv7 ;;
  *) fail "usage: run.sh arm64|armhf" ;;
esac

add_architecture() {
  local -a packages=("g++-$triplet" qemu-user-static cmake ninja-build ccache ca-certificates nlohmann-json3-dev nginx openssl procps python3)
  local library package missing=
  for library in libcurl4-openssl-dev libsimdjson-dev libyaml-cpp-dev catch2 libstdc++6; do packages+=("$library:$architecture"); done
  # Some exist for one foreign architecture at a time only, so that installing removes those of the other.
  for package in "${packages[@]}"; do has_package "$package" || missing=yes; done
  [[ -n $missing ]] || return 0
  dpkg --add-architecture "$architecture"
  refresh_package_lists
  without_starting_services as_root apt-get install --yes --quiet --no-install-recommends "${packages[@]}"
}

build_for_arm() {
  configure "$architecture" dev "${quick_build[@]}" "-DCMAKE_SYSTEM_NAME=Linux" "-DCMAKE_SYSTEM_PROCESSOR=$processor" \
    "-DCMAKE_CXX_COMPILER=$triplet-g++" "-DCMAKE_LIBRARY_ARCHITECTURE=$triplet" "-DCMAKE_CROSSCOMPILING_EMULATOR=$emulator"
  build "$architecture" directus_unit directus_conformance directus_faults example_quickstart
}

# run_emulated NAME PROGRAM…: adds what the program reports, or one test for a program that does not.
passed=0 failed=0 skipped=0
run_emulated() {
  local name=$1 output status=0 good bad unrun
  shift
  output=$(mktemp)
  timeout --kill-after=30 7200 "$emulator" "$@" >"$output" 2>&1 </dev/null || status=$?
  tail -n 60 "$output"
  read -r good bad unrun < <(count_tests "$output")
  rm -f "$output"
  if ((status != 0 && bad == 0)); then
    echo "FAILED $name: exit code $status"
    bad=1
  elif ((status == 0 && good + bad == 0)); then
    good=1
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + unrun))
}

add_architecture
build_for_arm
folder=$(build_folder "$architecture")
run_emulated unit "$folder/tests/directus_unit"
run_emulated conformance "$folder/tests/directus_conformance"
run_emulated faults "$folder/tests/directus_faults"
run_emulated quickstart "$folder/examples/quickstart"
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
