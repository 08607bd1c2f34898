# The whole library in two files, or in one header, for programs with a build of their own.

two=$work/two_files
mkdir -p "$two"
ln -sfn "$checkout_copy" "$two/directus-cpp"
expect_success "the printed command makes two files" printed two_files "$two"
# The other headers are parts of that one.
sed '/#include <directus\//{/<directus\/directus.hpp>/!d}' "$here/app.cpp" >"$two/app.cpp"
expect_success "the printed command builds a program with them" printed two_files_program "$two"
expect "that program" "$two/app"
expect_success "the quickstart is built with them, without a warning" \
  g++ -std=c++20 "${warnings[@]}" "-I$two" "-I$source/examples" "$source/examples/quickstart.cpp" "$two/directus/directus.cpp" \
  -o "$two/quickstart" -lcurl -lsimdjson

# Two files of one program, each with the whole library in it.
header_only() {
  local flags=(-std=c++20 "${warnings[@]}" -DDIRECTUS_HEADER_ONLY "-I$two")
  printf '#include <directus/directus.hpp>\nint other() { return static_cast<int>(directus::Json::array().size()); }\n' >"$two/other.cpp"
  g++ "${flags[@]}" -c "$two/app.cpp" -o "$two/app.o" && g++ "${flags[@]}" -c "$two/other.cpp" -o "$two/other.o" &&
    g++ "$two/app.o" "$two/other.o" -o "$two/header_only" -lcurl -lsimdjson && "$two/header_only"
}
expect "the same as one header in two files of a program, without a warning" header_only

# What a header defines for itself alone stays in it.
macros() {
  g++ -std=c++20 -dM -E -DDIRECTUS_HEADER_ONLY "-I$two" -include directus/directus.hpp -x c++ /dev/null |
    sed -nE 's/^#define (DIRECTUS_\w+).*/\1/p' | sort
}
installed_macros() {
  g++ -std=c++20 -dM -E "-I$source/include" -include directus/directus.hpp -x c++ /dev/null |
    sed -nE 's/^#define (DIRECTUS_\w+).*/\1/p' | cat - <(echo DIRECTUS_HEADER_ONLY) | sort
}
expect_same "no macro is left behind" "$(macros)" "$(installed_macros)"

# The unit tests, with the private headers of the checkout. What they include of the public ones leads
# to the one header.
names() {
  local header
  while IFS= read -r header; do
    mkdir -p "$two/names/$(dirname "$header")"
    echo "#include \"$two/directus/directus.hpp\"" >"$two/names/$header"
  done < <(cd "$source/include" && find directus -name '*.hpp' -not -path '*/adapters/*')
}
unit_tests() {
  local -a files catch=(-lCatch2Main -lCatch2)
  mapfile -t files < <(find "$source/tests/unit" -name '*.cpp' -not -path '*/schema_generator/*')
  files+=("$source"/tests/support/{board,fault_server,process,skip,sockets}.cpp)
  if [[ -e /usr/include/catch2/catch.hpp ]]; then
    files+=("$source/tests/support/catch_main.cpp")
    catch=()
  fi
  names
  g++ -std=c++20 -x c++-header "$two/directus/directus.hpp" -o "$two/directus/directus.hpp.gch"
  g++ -std=c++20 -c "$two/directus/directus.cpp" -o "$two/directus.o" &&
    g++ -std=c++20 -include "$two/directus/directus.hpp" "-I$two/names" "-I$source/src" "-I$source/tests" "${files[@]}" \
      "$two/directus.o" -o "$two/unit" -lcurl -lsimdjson "${catch[@]}" && "$two/unit"
}
expect_success "the unit tests pass with them" unit_tests
