#!/usr/bin/env bash
# Runs clang-tidy with the list in .clang-tidy over the library, its headers and the generator.
#   tests/tidy/run.sh BUILD_DIR [FILE…]    BUILD_DIR: one that clang has configured
set -uo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${1:?usage: tests/tidy/run.sh BUILD_DIR [FILE…]}
shift
clang_tidy=$(compgen -c clang-tidy- | grep -E '^clang-tidy-[0-9]+$' | sort --version-sort | tail -n 1)
[[ -n $clang_tidy ]] || { echo "clang-tidy is missing" && echo "0 passed, 1 failed" && exit 1; }
files=("$@")
(($#)) || mapfile -t files < <(find "$source/src" -name '*.cpp' ! -name '*_elsewhere.cpp' | sort)

# tidy FILE: prints ok or what was found.
tidy() {
  local output name=${1#"$source/"}
  if output=$("$clang_tidy" --quiet -p "$build" "$1" 2>&1); then
    echo "ok $name"
  else
    printf 'NOT OK %s\n%s\n' "$name" "$output"
  fi
}
export -f tidy
export clang_tidy source build

# shellcheck disable=SC2016
results=$(printf '%s\0' "${files[@]}" | xargs --null --max-args=1 --max-procs="$(nproc)" bash -c 'tidy "$1"' tidy)
echo "$results"
failed=$(grep -c '^NOT OK ' <<<"$results")
echo "$(grep -c '^ok ' <<<"$results") passed, $failed failed"
((failed == 0))
