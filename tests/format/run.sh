#!/usr/bin/env bash
# The layout of every C++ file is what clang-format 16 writes. Generated headers say themselves that
# they are not to be formatted.
#   tests/format/run.sh [--write]      --write formats the files that differ
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

clang_format=
for name in clang-format-16 clang-format; do
  if [[ $("$name" --version 2>/dev/null) == *"version 16."* ]]; then clang_format=$name && break; fi
done
mapfile -t files < <(find examples include src tests -name '*.cpp' -o -name '*.hpp' | sort)
# Debian 13 has none; other versions of it write some lines otherwise.
[[ -n $clang_format ]] || { echo "skipped: clang-format 16 is missing" && echo "0 passed, 0 failed, ${#files[@]} skipped" && exit 0; }
[[ ${1:-} != --write ]] || "$clang_format" -i "${files[@]}"

# One line for each file that differs; the program prints several for each place.
wrong=$("$clang_format" --dry-run "${files[@]}" 2>&1 | sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: warning: .*/\1/p' | sort -u)
[[ -z $wrong ]] || sed 's/$/: not as clang-format 16 writes it; run tests\/format\/run.sh --write/' <<<"$wrong"
failed=$(grep -c . <<<"$wrong" || true)
echo "$((${#files[@]} - failed)) passed, $failed failed"
((failed == 0))
