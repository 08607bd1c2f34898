# Sourced by tests/run.sh: the kinds of test that run on other systems than this one.

# Building all tests on a system takes longer than any one of them may.
systems_limit=${DIRECTUS_CPP_SYSTEMS_LIMIT:-10800}

# Later releases of Debian, as somebody has them who installs them anew: they run the commands of the
# README by themselves, unoptimised since nothing is built there yet.
kind_newest() {
  local suite limit_seconds=$systems_limit
  for suite in trixie sid; do
    echo "--- Debian $suite"
    DIRECTUS_CPP_QUICK=yes DIRECTUS_CPP_TEST_LIMIT=$systems_limit run_counted "$checkout/tests/setup/in_debian.sh" "$suite" tests/run.sh unit conformance faults consume
  done
}

# Programs for ARM, made by cross compilers in a Debian of its own and run by qemu.
kind_arm() {
  local architecture limit_seconds=$systems_limit
  for architecture in arm64 armhf; do
    echo "--- $architecture"
    with_server main run_counted "$checkout/tests/setup/in_debian.sh" "$(this_release)" tests/arm/run.sh "$architecture"
  done
}

# Programs for Windows, made by mingw-w64 and run by wine.
kind_windows() {
  local limit_seconds=$systems_limit
  with_server main run_counted "$checkout/tests/windows/run.sh" "$(build_folder windows)"
}
