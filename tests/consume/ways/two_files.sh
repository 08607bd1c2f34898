# The whole library in two files, or in one header, for programs with a build of their own.

two=$work/two_files
mkdir -p "$two"
ln -sfn "$checkout_copy" "$two/directus-cpp"
expect_success "the printed command makes two files" printed two_files "$two"
# All headers are one.
sed '/#include <directus\//{/<directus\/directus.hpp>/!d}' "$here/app.cpp" >"$two/app.cpp"
expect_success "the printed command builds a program with them" printed two_files_program "$two"
expect "that program" "$two/app"
expect_success "the quickstart is compiled with them" \
  ccache_or_not g++ -std=c++20 "${warnings[@]}" -isystem "$two" -I"$source/examples" -c "$source/examples/quickstart.cpp" -o "$two/quickstart.o"

# Two files of one program, each with the whole library in it.
header_only() {
  local flags=(-std=c++20 -DDIRECTUS_HEADER_ONLY -I"$two")
  printf '#include <directus/directus.hpp>\nint other() { return static_cast<int>(directus::Json::array().size()); }\n' >"$two/other.cpp"
  g++ "${flags[@]}" -c "$two/app.cpp" -o "$two/app.o" && g++ "${flags[@]}" -c "$two/other.cpp" -o "$two/other.o" &&
    g++ "$two/app.o" "$two/other.o" -o "$two/header_only" -lcurl -lsimdjson && "$two/header_only"
}
expect "the same as one header in two files of a program" header_only
