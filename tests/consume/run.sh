#!/usr/bin/env bash
# Builds and runs projects that use this library in each of the ways a user may.
#   tests/consume/run.sh BUILD_DIR      BUILD_DIR: where the dev preset was built
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(cd "$here/../.." && pwd)
work=$1/consume
launcher=()
! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
passed=0
failed=0

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
  if output=$("$@" 2>&1) && [[ $output == linked ]]; then
    passed=$((passed + 1))
    echo "ok      $name"
  else
    failed=$((failed + 1))
    echo "FAILED  $name: $output"
  fi
}

# expect_refusal NAME TEXT ARGUMENT…: CMake refuses to configure the project `generated`, in these words.
expect_refusal() {
  local name=$1 text=$2 output
  shift 2
  if output=$(cmake -S "$here/generated" -B "$work/refused" -G Ninja --fresh "$@" 2>&1); then
    output="it was configured"
  elif [[ $(tr -s ' \n' ' ' <<<"$output") == *"$text"* ]]; then
    output=linked
  fi
  expect "$name" echo "$output"
}

# serve_schema FOLDER: a server that has nothing but a schema; sets `server` and `server_url`.
serve_schema() {
  mkdir -p "$1/schema"
  printf '{"data":%s}' "$(<"$here/generated/snapshot.json")" >"$1/schema/snapshot"
  python3 -u -m http.server --bind 127.0.0.1 --directory "$1" 0 >"$1/log" 2>&1 &
  server=$!
  until server_url=$(grep -o 'http://127[^/]*' "$1/log"); do sleep 0.1; done
}

# without_server COMMAND…: once the server is gone.
without_server() {
  kill "$server" && wait "$server"
  "$@"
}

# install_to PREFIX SHARED: the library installed as a packager would.
install_to() {
  build "$source" "$work/library-$2" -DBUILD_SHARED_LIBS="$2" -DDIRECTUS_BUILD_TESTS=OFF \
    -DDIRECTUS_BUILD_EXAMPLES=OFF -DCMAKE_BUILD_TYPE=Release &&
    cmake --install "$work/library-$2" --prefix "$1" >/dev/null
}

rm -rf "$work"
mkdir -p "$work"

for shared in OFF ON; do
  install_to "$work/prefix $shared" $shared
  # Relocated: found by where it is, not by where it was installed to.
  mv "$work/prefix $shared" "$work/moved $shared"
  build "$here/find_package" "$work/app-$shared" -DCMAKE_PREFIX_PATH="$work/moved $shared"
  expect "find_package, shared=$shared, moved to a path with a space" "$work/app-$shared/app"
  build "$here/generated" "$work/generated-$shared" -DCMAKE_PREFIX_PATH="$work/moved $shared"
  expect "find_package, shared=$shared, with a generated schema" "$work/generated-$shared/app"
done
build "$here/find_package" "$work/app-23" -DCMAKE_PREFIX_PATH="$work/moved OFF" -DCMAKE_CXX_STANDARD=23
expect "a C++23 consumer" "$work/app-23/app"
build "$here/add_subdirectory" "$work/app-sub" -DDIRECTUS_SOURCE="$source"
expect "add_subdirectory under -Wall -Wextra -Werror" "$work/app-sub/app"
build "$here/generated" "$work/generated-sub" -DDIRECTUS_SOURCE="$source"
expect "add_subdirectory with a generated schema" "$work/generated-sub/app"

installed=-DCMAKE_PREFIX_PATH="$work/moved OFF"
program="$work/moved OFF/bin/directus-schema"

# The app reads `title`: the header is made anew when the snapshot changes, or this would compile.
cp -r "$here/generated" "$work/changing"
build "$work/changing" "$work/changing-app" "$installed"
expect "a generated schema before its snapshot changes" "$work/changing-app/app"
sed -i 's/"title"/"headline"/' "$work/changing/snapshot.json"
expect "a generated schema is made anew when its snapshot changes" \
  sh -c "! cmake --build '$work/changing-app' >'$work/changing.log' 2>&1 && grep -q \"no member named .title\" '$work/changing.log' && echo linked"

serve_schema "$work/served"
export DIRECTUS_TOKEN=a-token
build "$here/generated" "$work/from-url" "$installed" -DSCHEMA_URL="$server_url"
expect "a generated schema from a server" "$work/from-url/app"
expect "that schema is made once, and needs no server then" \
  without_server sh -c "rm '$work/from-url/app' && cmake --build '$work/from-url' >/dev/null && '$work/from-url/app'"
expect "and made anew when that is asked for" \
  sh -c "! cmake --build '$work/from-url' --target cms_schema >'$work/anew.log' 2>&1 && grep -q directus-schema: '$work/anew.log' && echo linked"

cross=-DCMAKE_SYSTEM_NAME=$(uname -s)
expect_refusal "cross compiling without a program for this machine" \
  "cross compiling needs a directus-schema of this machine" "$installed" "$cross"
expect_refusal "a generated schema without the generator" "built without directus-schema" \
  -DDIRECTUS_SOURCE="$source" -DDIRECTUS_BUILD_SCHEMA_GENERATOR=OFF
build "$here/generated" "$work/cross" "$installed" "$cross" -DDIRECTUS_SCHEMA_PROGRAM="$program"
expect "cross compiling with a program that is named" "$work/cross/app"
PATH="$(dirname "$program"):$PATH" build "$here/generated" "$work/cross-path" "$installed" "$cross"
expect "cross compiling with a program in PATH" "$work/cross-path/app"

echo "$passed passed, $failed failed"
((failed == 0))
