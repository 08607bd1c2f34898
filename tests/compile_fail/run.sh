#!/usr/bin/env bash
# Mistakes must not compile, and the compiler must say why in our words.
#   tests/compile_fail/run.sh [BUILD_DIR] [PATTERN]
# With a pattern only the files it matches: `run.sh '' 'query_*'`.
# Each FILE.cpp holds one mistake under `#ifdef MISTAKE`; the rest is the control and must compile.
# Its `// expect: TEXT` lines must stand in the first line with `error:`; `// near: TEXT` within
# twelve lines of it (what a compiler prints as a note). `// near g++: TEXT` is for this compiler only:
# clang 16 prints the text in a template argument as numbers.
set -euo pipefail
here=$(cd "${BASH_SOURCE[0]%/*}" && pwd)
checkout=$(cd "$here/../.." && pwd)
export checkout

files=("$here"/${2:-*}.cpp)
compilers=()
skipped=0
for compiler in g++ clang++-16; do
  if command -v "$compiler" >/dev/null; then
    compilers+=("$compiler")
  else
    echo "skipped: $compiler is missing"
    skipped=$((skipped + ${#files[@]}))
  fi
done
((${#compilers[@]})) || { echo "error: neither g++ nor clang++-16 is installed"; exit 1; }

# compile COMPILER FILE OPTION…: only checks the syntax.
compile() {
  local compiler=$1 file=$2
  shift 2
  "$compiler" -std=c++20 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fsyntax-only \
    -fdiagnostics-color=never -fmessage-length=0 -I "$checkout/include" "$@" "$file" 2>&1
}

# check COMPILER FILE: prints `ok …` or `FAILED …`.
check() {
  local compiler=$1 file=$2 name output first around expected
  name="$(basename "$file" .cpp) ($compiler)"
  if ! output=$(compile "$compiler" "$file"); then
    printf 'FAILED %s: the control does not compile\n%s\n' "$name" "$(head -n 20 <<<"$output")"
    return
  fi
  if output=$(compile "$compiler" "$file" -DMISTAKE); then
    echo "FAILED $name: the mistake compiles"
    return
  fi
  first=$(grep -m1 'error:' <<<"$output")
  around=$(grep -m1 -B6 -A12 'error:' <<<"$output")
  while read -r expected; do
    if [[ $first != *"$expected"* ]]; then
      printf 'FAILED %s: expected in the first error: %s\n%s\n' "$name" "$expected" "$around"
      return
    fi
  done < <(sed -n 's|^// expect: ||p' "$file")
  while read -r expected; do
    if [[ $around != *"$expected"* ]]; then
      printf 'FAILED %s: expected near the first error: %s\n%s\n' "$name" "$expected" "$around"
      return
    fi
  done < <(sed -n "s/^\/\/ near: //p; s/^\/\/ near $compiler: //p" "$file")
  echo "ok $name"
}
export -f compile check

results=$(
  for file in "${files[@]}"; do
    for compiler in "${compilers[@]}"; do printf '%s\0%s\0' "$compiler" "$file"; done
  done | xargs -0 -n 2 -P 2 bash -c 'check "$@"' check
)
grep -v '^ok ' <<<"$results" || true
passed=$(grep -c '^ok ' <<<"$results" || true)
failed=$(grep -c '^FAILED ' <<<"$results" || true)
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0 && passed > 0))
