#!/usr/bin/env bash
# A real Directus for tests and examples.
#   directus.sh install      Directus and a seeded database into the cache (quick when they are there)
#   directus.sh start DIR    a fresh copy in DIR (new or empty), running; prints DIRECTUS_URL=… and more
#   directus.sh restart DIR  ends it and starts it again with the same settings at the same port
#   directus.sh stop DIR     ends it and removes DIR
# Settings of Directus come from the environment: ACCESS_TOKEN_TTL=3s directus.sh start DIR
# DIRECTUS_MAJOR=11 is another version, DIRECTUS_DATABASE=postgres another database than SQLite.
set -euo pipefail
# What it was started with says which version that was, too.
# shellcheck source=/dev/null
[[ ${1:-} != restart || ! -f ${2:-}/settings ]] || source "$2/settings"
# shellcheck source=tests/setup/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"
# shellcheck source=tests/setup/packages.sh
source "$checkout/tests/setup/packages.sh"
# shellcheck source=tests/server/install.sh
source "$checkout/tests/server/install.sh"
# shellcheck source=tests/server/postgres.sh
source "$checkout/tests/server/postgres.sh"
# shellcheck source=tests/server/instance.sh
source "$checkout/tests/server/instance.sh"

usage() { sed -n '2,/^set /{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; }

install() {
  install_packages server
  [[ $database != postgres ]] || install_packages postgres
  locked "directus-$major" install_directus
}

start() {
  [[ -d $modules && -d $snapshot ]] || install
  start_server "$1"
  cat "$1/environment"
}

restart() {
  [[ -f $1/environment ]] || fail "no Directus was started in $1"
  restart_server "$1"
}

stop() {
  [[ -f $1/environment ]] || fail "no Directus was started in $1"
  remove_server "$1"
}

case "${1:-} $#" in
  "install 1") install ;;
  "start 2") start "$2" ;;
  "restart 2") restart "$2" ;;
  "stop 2") stop "$2" ;;
  *) usage >&2; exit 2 ;;
esac
