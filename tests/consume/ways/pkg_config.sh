# pkg-config: static and shared, from folders that were moved there; paths with spaces come out
# escaped, so that a shell needs `eval` for them.

for shared in OFF ON; do
  mkdir -p "$home" "$work/pkg-$shared"
  ln -sfn "$work/moved $shared" "$home/.local"
  cp "$here/app.cpp" "$work/pkg-$shared"
  expect_success "the printed commands build a program by pkg-config, shared=$shared" printed pkg_config "$work/pkg-$shared"
  expect "that program, shared=$shared" env LD_LIBRARY_PATH="$work/moved ON/lib" "$work/pkg-$shared/app"
  rm "$home/.local"
done

# with_spaces SHARED: the program is built from where the library really is.
with_spaces() {
  local -x PKG_CONFIG_PATH="$work/moved $1/lib/pkgconfig"
  eval "g++ -std=c++20 '$here/app.cpp' -o '$work/pkg-$1/spaces' $(pkg-config --cflags --libs directus)" &&
    LD_LIBRARY_PATH="$work/moved ON/lib" "$work/pkg-$1/spaces"
}
expect "pkg-config in a path with a space, static" with_spaces OFF
expect "pkg-config in a path with a space, shared" with_spaces ON

build "$here/pkg_config" "$work/pkg-cmake" -DCMAKE_PREFIX_PATH="$work/moved OFF"
expect "pkg-config through CMake, in a path with a space" "$work/pkg-cmake/app"

needs() { PKG_CONFIG_PATH="$work/moved $1/lib/pkgconfig" pkg-config --print-requires directus | cut -d' ' -f1 | xargs; }
expect_same "a static library asks for what it is linked with" "$(needs OFF)" "nlohmann_json libcurl simdjson"
expect_same "a shared library asks for no more than its headers do" "$(needs ON)" "nlohmann_json"
