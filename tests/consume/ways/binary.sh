# What a program and the shared library get from the library.

shared_library="$work/moved ON/lib/libdirectus.so"
no_strangers() {
  local exported
  # Without what a function takes and, where it is a template, gives: its own name comes first then.
  exported=$(nm --dynamic --defined-only "$shared_library" | cut -c20- | c++filt --no-params) && [[ $exported == *directus::* ]] || return 1
  ! grep -vE '^(guard variable for |non-virtual thunk to |virtual thunk to |vtable for |VTT for |typeinfo for |typeinfo name for )?directus::' <<<"$exported"
}
expect_success "the shared library exports only names of directus::" no_strangers

soname() { readelf --dynamic "$shared_library" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p'; }
expect_same "its name has the minor version" "$(soname)" "libdirectus.so.$minor"

needed() { readelf --dynamic "$1" | sed -n 's/.*NEEDED.*\[\(lib[a-z_+]*\).*/\1/p' | sort | xargs; }
expect_same "it needs libcurl, simdjson and what a C++ program has" \
  "$(needed "$shared_library" | tr ' ' '\n' | grep -vE '^lib(c|m|gcc_s|stdc\+\+)$' | xargs)" "libcurl libsimdjson"

# The quickstart, as a user builds one that shall be small.
small_quickstart() {
  local flags=(-std=c++20 -O3 -DNDEBUG -ffunction-sections -fdata-sections "-I$work/moved OFF/include" "-I$source/examples")
  ccache_or_not g++ "${flags[@]}" -c "$source/examples/quickstart.cpp" -o "$work/quickstart.o" &&
    (cd "$work/moved OFF/lib" && g++ -s -Wl,--gc-sections "-Wl,-Map=$work/quickstart.map" "$work/quickstart.o" \
      -o "$work/quickstart" libdirectus.a -lcurl -lsimdjson)
}
expect_success "a small quickstart is built" small_quickstart
ours=$(python3 "$here/size.py" "$work/quickstart.map" libdirectus.a)
echo "        a stripped static quickstart has $(($(stat --format=%s "$work/quickstart") / 1000)) kB, $((ours / 1000)) kB of them ours (limit 400)"
expect_success "it carries at most 400 kB of ours" test "$ours" -gt 0 -a "$ours" -le 400000

# abidiff knows the types behind the symbols: a library is not a change of itself, and reading ours works.
if command -v abidiff >/dev/null; then
  expect_success "abidiff reads the library" abidiff "$shared_library" "$work/moved ON/lib/libdirectus.so.$minor"
else
  skip "abidiff" "it is not installed (Debian: abigail-tools; ./tests/run.sh full installs it)"
fi
