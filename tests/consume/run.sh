#!/usr/bin/env bash
# Builds and runs projects that use this library in each of the ways a user may.
#   tests/consume/run.sh BUILD_DIR      BUILD_DIR: where the dev preset was built
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(cd "$here/../.." && pwd)
work=$1/consume
launcher=()
! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
passed=0
failed=0

# build SOURCE BUILD ARGUMENT…: configures and builds, quietly unless it fails.
build() {
  local from=$1 to=$2 log=$2.log
  shift 2
  mkdir -p "$(dirname "$to")"
  { cmake -S "$from" -B "$to" -G Ninja "${launcher[@]}" "$@" && cmake --build "$to"; } >"$log" 2>&1 || {
    tail -n 40 "$log"
    return 1
  }
}

# expect NAME COMMAND…: one test; the command must print `linked`.
expect() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1) && [[ $output == linked ]]; then
    passed=$((passed + 1))
    echo "ok      $name"
  else
    failed=$((failed + 1))
    echo "FAILED  $name: $output"
  fi
}

# install_to PREFIX SHARED: the library installed as a packager would.
install_to() {
  build "$source" "$work/library-$2" -DBUILD_SHARED_LIBS="$2" -DDIRECTUS_BUILD_TESTS=OFF \
    -DDIRECTUS_BUILD_EXAMPLES=OFF -DCMAKE_BUILD_TYPE=Release &&
    cmake --install "$work/library-$2" --prefix "$1" >/dev/null
}

rm -rf "$work"
mkdir -p "$work"

for shared in OFF ON; do
  install_to "$work/prefix $shared" $shared
  # Relocated: found by where it is, not by where it was installed to.
  mv "$work/prefix $shared" "$work/moved $shared"
  build "$here/find_package" "$work/app-$shared" -DCMAKE_PREFIX_PATH="$work/moved $shared"
  expect "find_package, shared=$shared, moved to a path with a space" "$work/app-$shared/app"
  build "$here/generated" "$work/generated-$shared" -DCMAKE_PREFIX_PATH="$work/moved $shared"
  expect "find_package, shared=$shared, with a generated schema" "$work/generated-$shared/app"
done
build "$here/find_package" "$work/app-23" -DCMAKE_PREFIX_PATH="$work/moved OFF" -DCMAKE_CXX_STANDARD=23
expect "a C++23 consumer" "$work/app-23/app"
build "$here/add_subdirectory" "$work/app-sub" -DDIRECTUS_SOURCE="$source"
expect "add_subdirectory under -Wall -Wextra -Werror" "$work/app-sub/app"
build "$here/generated" "$work/generated-sub" -DDIRECTUS_SOURCE="$source"
expect "add_subdirectory with a generated schema" "$work/generated-sub/app"

echo "$passed passed, $failed failed"
((failed == 0))
