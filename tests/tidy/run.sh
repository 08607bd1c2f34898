#!/usr/bin/env bash
# Runs clang-tidy with the list in .clang-tidy over the library, its headers and the generator.
#   tests/tidy/run.sh BUILD_DIR [FILE…]    BUILD_DIR: one that clang has configured
set -uo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$1
shift
clang_tidy=$(compgen -c clang-tidy- | grep -E '^clang-tidy-[0-9]+$' | sort --version-sort | tail -n 1)
[[ -n $clang_tidy ]] || { echo "clang-tidy is missing" && echo "0 passed, 1 failed" && exit 1; }
if (($#)); then files=("$@"); else mapfile -t files < <(find "$source/src" -name '*.cpp' ! -name '*_elsewhere.cpp' | sort); fi

# tidy FILE: prints ok or what was found.
tidy() {
  local output
  if output=$("$clang_tidy" --quiet -p "$build" "$1" 2>/dev/null); then echo "ok ${1#"$source/"}"; else echo "NOT OK ${1#"$source/"}"$'\n'"$output"; fi
}
export -f tidy
export clang_tidy source build
# shellcheck disable=SC2016
results=$(printf '%s\0' "${files[@]}" | xargs --null --max-args=1 --max-procs="$(nproc)" bash -c 'tidy "$1"' tidy)
echo "$results"
failed=$(grep -c '^NOT OK ' <<<"$results")
echo "$(grep -c '^ok ' <<<"$results") passed, $failed failed"
((failed == 0))
