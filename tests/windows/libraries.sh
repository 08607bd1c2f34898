# Sourced by tests/windows/run.sh: the libraries that ours needs, for Windows, in `$windows/root` of
# the cache. They are built from the source packages of this Debian.

windows=$cache/windows
windows_root=$windows/root-$(cat "$checkout"/tests/windows/libraries.sh "$checkout"/tests/windows/{CURL,Catch2,nlohmann_json,simdjson,yaml-cpp}.cmake | hash_of_input)
host=x86_64-w64-mingw32
cross_cc=$host-gcc-posix
cross_cxx=$host-g++-posix

# Each of these puts headers and an archive into `$1`; curl also a DLL.
build_zlib() {
  local from
  from=$(source_package zlib)
  cp "$from/zlib.h" "$from/zconf.h" "$1/include"
  (cd "$from" && "$cross_cc" -O2 -c ./*.c && rm -f libz.a && "$host-ar" rcs "$1/lib/libz.a" ./*.o)
}

build_simdjson() {
  local from
  from=$(source_package simdjson)
  cp -r "$from/include/." "$1/include"
  "$cross_cxx" -std=c++17 -O2 "-I$from/include" "-I$from/src" -c "$from/src/simdjson.cpp" -o "$from/simdjson.o"
  rm -f "$1/lib/libsimdjson.a"
  "$host-ar" rcs "$1/lib/libsimdjson.a" "$from/simdjson.o"
}

build_yaml_cpp() {
  local from
  from=$(source_package yaml-cpp)
  cp -r "$from/include/yaml-cpp" "$1/include"
  (cd "$from" && rm -rf objects && mkdir objects && cd objects &&
    printf '%s\0' ../src/*.cpp | xargs -0 -n 1 -P "$jobs" "$cross_cxx" -std=c++11 -O2 -DYAML_CPP_STATIC_DEFINE -I../include -c &&
    rm -f "$1/lib/libyaml-cpp.a" && "$host-ar" rcs "$1/lib/libyaml-cpp.a" ./*.o)
}

build_curl() {
  local from
  from=$(source_package curl)
  cp -r "$from/include/curl" "$1/include"
  rm -rf "${from:?}/lib/$host"  # make does not see that CFG is another one
  mkdir -p "$from/lib/$host"
  CPPFLAGS="-I$1/include" make -C "$from/lib" -f Makefile.mk -j "$jobs" CFG=-schannel-sspi-zlib-ipv6-winidn \
    "CC=$cross_cc" "AR=$host-ar" "RANLIB=$host-ranlib" "RC=$host-windres" "ZLIB_PATH=$1" libcurl.a
  cp "$from/lib/libcurl.a" "$1/lib"
}

# Headers only, or compiled with the tests: those of this system serve all others.
copy_headers() {
  cp -r /usr/include/nlohmann /usr/include/catch2 "$1/include"
}

# What find_package finds there.
write_configs() {
  local name
  for name in CURL nlohmann_json simdjson yaml-cpp Catch2; do
    mkdir -p "$1/lib/cmake/$name"
    cp "$checkout/tests/windows/$name.cmake" "$1/lib/cmake/$name/${name}Config.cmake"
  done
}

make_windows_libraries() {
  local part=$windows_root.new
  [[ ! -d $windows_root ]] || return 0
  rm -rf "$windows"/root-*
  mkdir -p "$part/include" "$part/lib"
  build_zlib "$part"
  build_curl "$part"
  build_simdjson "$part"
  build_yaml_cpp "$part"
  copy_headers "$part"
  write_configs "$part"
  mv "$part" "$windows_root"
}
