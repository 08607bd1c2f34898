# Sourced: configures and builds this project through its CMake presets, in folders of the cache.
#
# Each checkout has a folder there, with a link `source` to the checkout. CMake sees the sources
# through that link: seen from the build folders they have the same relative names for every
# checkout, so that ccache knows a new clone's files although the clone lies elsewhere.

build_root=$cache/build/$(hash_of_input <<<"$checkout")
mkdir -p "$build_root"
ln -sfn "$checkout" "$build_root/source"
jobs=${DIRECTUS_CPP_JOBS:-$(nproc)}

export CCACHE_DIR=$cache/ccache CCACHE_BASEDIR=$build_root CCACHE_NOHASHDIR=1
# What ccache needs, with -fpch-preprocess, for headers that are compiled once.
export CCACHE_SLOPPINESS=pch_defines,time_macros

# Two runs in one checkout share its build folders.
one_at_a_time() { flock "$build_root/lock" "$@"; }

# For systems on which a compiler takes long, and whenever DIRECTUS_CPP_QUICK is set: few large sources
# of the library, headers of the tests compiled once, nothing optimised.
quick_build=(-DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-fpch-preprocess -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=40
  -DDIRECTUS_PRECOMPILE_TESTS=ON)

# build_folder NAME: where the build of that name is.
build_folder() { echo "$build_root/$1"; }

# configure NAME PRESET [CMAKE_OPTION…]
configure() {
  local name=$1 preset=$2
  shift 2
  [[ -z ${DIRECTUS_CPP_QUICK:-} ]] || set -- "${quick_build[@]}" "$@"
  ! command -v ccache >/dev/null || set -- "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
  (cd "$build_root/source" && one_at_a_time cmake --preset "$preset" -S "$build_root/source" -B "$build_root/$name" -G Ninja "$@")
}

# build NAME TARGET…
build() {
  local name=$1
  shift
  one_at_a_time cmake --build "$build_root/$name" --parallel "$jobs" --target "$@"
}

# An example is examples/NAME.cpp or examples/NAME/main.cpp; its target is example_NAME.
list_examples() {
  local file
  for file in "$checkout"/examples/*.cpp "$checkout"/examples/*/main.cpp; do
    [[ -f $file ]] || continue
    file=${file#"$checkout/examples/"}
    file=${file%/main.cpp}
    echo "${file%.cpp}"
  done
}
