# Every public header alone, by plain -I, with every warning an error. (Adapters are compiled with their
# frameworks by the kind `adapters`.)

# check_header COMPILER HEADER: prints `ok …` or `FAILED …`.
check_header() {
  local compiler=$1 header=$2 output
  local file=$work/headers/${header//\//-}.$compiler.cpp
  printf '#include <directus/%s>\n' "$header" >"$file"
  # shellcheck disable=SC2086
  if output=$(ccache_or_not "$compiler" -std=c++20 $all_warnings -I "$source/include" -c "$file" -o "$file.o" 2>&1); then
    echo "ok      $header ($compiler)"
  else
    printf 'FAILED  %s (%s)\n%s\n' "$header" "$compiler" "$(head -n 20 <<<"$output")"
  fi
}
export -f check_header ccache_or_not
export work source all_warnings="${warnings[*]}"

mkdir -p "$work/headers"
checked=$(
  for compiler in "${compilers[@]}"; do
    find "$source/include/directus" -name '*.hpp' -not -path '*/adapters/*' -printf '%P\n' | sort | while read -r header; do
      printf '%s\0%s\0' "$compiler" "$header"
    done
  done | xargs -0 -n 2 -P 2 bash -c 'check_header "$@"' check_header
)
grep -v '^ok ' <<<"$checked"
count_lines() { grep -c "^$1 " <<<"$checked"; }
passed=$((passed + $(count_lines ok)))
failed=$((failed + $(count_lines FAILED)))
(($(count_lines ok) > 0)) || miss "headers alone" "none was checked"
