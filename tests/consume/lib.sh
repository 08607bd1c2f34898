# Sourced by tests/consume/run.sh: how a way in is tried. `source` is the checkout, `work` the folder
# of this run.

passed=0
failed=0
skipped=0
launcher=()
if command -v ccache >/dev/null; then
  launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  # For what is built by printed commands.
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_DIR=${CCACHE_DIR:-$HOME/.cache/ccache}
fi
version=$(sed -n 's/.*define DIRECTUS_VERSION_STRING "\(.*\)"/\1/p' "$source/include/directus/version.hpp")
minor=${version%.*}
# A printed `~/.local` is this one's.
home=$work/home

pass() {
  passed=$((passed + 1))
  echo "ok      $1"
}

# miss NAME OUTPUT
miss() {
  failed=$((failed + 1))
  echo "FAILED  $1"
  tail -n 40 <<<"$2"
}

# build SOURCE BUILD ARGUMENT…: configures and builds, quietly unless it fails.
build() {
  local from=$1 to=$2 log=$2.log
  shift 2
  mkdir -p "$(dirname "$to")"
  { cmake -S "$from" -B "$to" -G Ninja "${launcher[@]}" "$@" && cmake --build "$to"; } >"$log" 2>&1 || {
    tail -n 40 "$log"
    return 1
  }
}

# expect NAME COMMAND…: one test; the command must print `linked`.
expect() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1) && [[ $output == linked ]]; then pass "$name"; else miss "$name" "$output"; fi
}

# expect_success NAME COMMAND…: one test.
expect_success() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then pass "$name"; else miss "$name" "$output"; fi
}

# expect_failure NAME TEXT COMMAND…: one test; the command must fail, in these words.
expect_failure() {
  local name=$1 text=$2 output
  shift 2
  if output=$("$@" 2>&1); then
    miss "$name" "it did not fail"
  elif [[ $(tr -s ' \n' ' ' <<<"$output") == *"$text"* ]]; then
    pass "$name"
  else
    miss "$name" "$output"
  fi
}

# With every warning an error.
compilers=()
for compiler in g++ clang++-16; do
  ! command -v "$compiler" >/dev/null || compilers+=("$compiler")
done
warnings=(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
ccache_or_not() { if command -v ccache >/dev/null; then ccache "$@"; else "$@"; fi; }

# every_header FOLDER: writes FOLDER/every_header.hpp, which includes all headers of the library but the
# adapters, which need their frameworks.
every_header() {
  mkdir -p "$1"
  (cd "$source/include" && find directus -name '*.hpp' -not -path '*/adapters/*' | sort | sed 's|.*|#include <&>|') >"$1/every_header.hpp"
}

# expect_same NAME ACTUAL EXPECTED: one test.
expect_same() { if [[ $2 == "$3" ]]; then pass "$1"; else miss "$1" "expected '$3', got '$2'"; fi; }

skip() {
  skipped=$((skipped + 1))
  echo "skipped $1: $2"
}

# The checkout as a clone has it: without what is ignored, with what is not committed.
copy_checkout() {
  checkout_copy=$work/checkout
  mkdir -p "$checkout_copy"
  if git -C "$source" rev-parse --git-dir >/dev/null 2>&1; then
    (cd "$source" && git ls-files --cached --others --exclude-standard -z | while IFS= read -rd '' file; do
      [[ ! -e $file ]] || printf '%s\0' "$file"
    done | tar --create --null --files-from - | tar --extract --directory "$checkout_copy")
  else
    (cd "$source" && tar --create --exclude=./build --exclude=./.git . | tar --extract --directory "$checkout_copy")
  fi
}

# The blocks of commands that the pages print, as files `printed/NAME.sh` and `printed/NAME.cmake`.
print_blocks() {
  printed=$work/printed
  expect_success "each printed command has a test" python3 "$here/printed.py" "$source" "$printed"
}

# printed NAME [FOLDER]: runs the block NAME of the pages as it stands there.
printed() {
  local block=$printed/$1.sh
  (cd "${2:-$checkout_copy}" && HOME=$home bash -euo pipefail "$block")
}

# install_library SHARED BLOCK: by the printed commands; then it is moved to `installed SHARED`.
install_library() {
  rm -rf "$work/moved $1"
  expect_success "the printed commands build and install the library, shared=$1 ($2)" printed "$2"
  # Relocated: found by where it is, not by where it was installed to.
  mv "$home/.local" "$work/moved $1"
}
