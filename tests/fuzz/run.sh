#!/usr/bin/env bash
# Fuzzes what takes foreign input, under ASan and UBSan, for a fixed number of inputs.
#   tests/fuzz/run.sh BUILD_DIR [RUNS]
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(cd "$here/../.." && pwd)
work=$1/fuzz
runs=${2:-200000}
compiler=$(command -v clang++-16) || { echo "clang++-16 is missing" && echo "0 passed, 1 failed" && exit 1; }
mkdir -p "$work"
# libcurl 7.88 leaks a host that it cannot write as punycode; only whole stacks distinguish such a leak from ours.
echo "leak:curl_url_get" >"$work/known_leaks"
export LSAN_OPTIONS=suppressions=$work/known_leaks:print_suppressions=0
export ASAN_OPTIONS=fast_unwind_on_malloc=0
passed=0
failed=0

# What the library compiles, too: on this system, and without the network.
mapfile -t sources < <(find "$source"/src/{core,schema,codec,query,values} -name '*.cpp' ! -name '*_elsewhere.cpp')
# Of GraphQL what writes texts.
sources+=("$source"/src/graphql/{document,filter,item,screen,selection}.cpp)
# Of HTTP what reads WebSockets.
sources+=("$source"/src/http/{headers,validation}.cpp "$source"/src/http/websocket/*.cpp)
# Of realtime what decides.
sources+=("$source"/src/realtime/{keys,messages,names,socket_requests,subscriptions}.cpp "$source"/src/commands/key.cpp)

for target in "$here"/*_fuzz.cpp; do
  name=$(basename "$target" .cpp)
  more=()
  # What reads snapshots is not a part of the library.
  [[ $name != snapshot_fuzz ]] || more=("$source"/src/schema_generator/{document,json_lines,json_place,snapshot,snapshot_parts,yaml}.cpp -lyaml-cpp)
  if "$compiler" -std=c++20 -g1 -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
    -I"$source/include" -I"$source/src" "$target" "${sources[@]}" ${more[@]+"${more[@]}"} \
    -lsimdjson -lcurl -o "$work/$name" &&
    "$work/$name" -runs="$runs" -max_len=4096 -timeout=10 -print_final_stats=1 -artifact_prefix="$work/" 2>&1 | tail -n 12; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done

echo "$passed passed, $failed failed"
((failed == 0))
