# Sourced by the scripts of this project: where things are, and how they print what they do.
# Nothing is ever written into the checkout; what is worth keeping goes into the cache folder.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cache=${DIRECTUS_CPP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/directus-cpp}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd -P)

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 1
}

# begin_steps N, then `step "text"` N times: prints "[1/N] text".
begin_steps() {
  steps_total=$1
  steps_begun=0
}

step() {
  steps_begun=$((steps_begun + 1))
  say "[$steps_begun/$steps_total] $*"
}

# A short name for some text or files, for folders whose content depends on them.
hash_of_input() { sha256sum | cut -c1-12; }

# locked NAME COMMAND…: one process at a time, over all checkouts that share the cache.
# Servers must be started with `9>&-`, or they would hold the lock for as long as they live.
locked() {
  local name=$1
  shift
  (
    if ! flock --nonblock 9; then
      say "      waiting for another run that holds $name.lock"
      flock 9
    fi
    "$@"
  ) 9>"$cache/$name.lock"
}
