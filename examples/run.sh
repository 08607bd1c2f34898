#!/usr/bin/env bash
# Runs one example against a real Directus, from nothing: installs what is missing, builds, starts
# the server, runs, stops the server. The first time takes minutes, later ones take seconds.
#   examples/run.sh [NAME]      default: quickstart
set -euo pipefail
setup=$(dirname "${BASH_SOURCE[0]}")/../tests/setup
# shellcheck source=tests/setup/common.sh
source "$setup/common.sh"
# shellcheck source=tests/setup/packages.sh
source "$setup/packages.sh"
# shellcheck source=tests/setup/build.sh
source "$setup/build.sh"
# shellcheck source=tests/setup/server.sh
source "$setup/server.sh"

name=${1:-quickstart}
list_examples | grep -xF -- "$name" >/dev/null || fail "there is no example '$name', but these: $(list_examples | xargs)"
begin_steps 5

step "packages of the system"
purposes=(build server)
[[ $name != *spdlog* ]] || purposes+=(spdlog)
[[ $name != *qt* && $name != *asio* ]] || purposes+=(adapters)
install_packages "${purposes[@]}"

step "Directus"
install_servers 12

step "building $name"
configure examples default -DDIRECTUS_BUILD_EXAMPLES=ON -DDIRECTUS_BUILD_TESTS=OFF >&2
build examples "example_$name" >&2

step "starting Directus"
trap stop_servers EXIT
start_server main
say "      $DIRECTUS_URL, user $DIRECTUS_EMAIL, password $DIRECTUS_PASSWORD"

step "running $name"
status=0
"$(build_folder examples)/examples/$name" || status=$?
((status == 0)) || say "error: $name ended with exit code $status"
exit "$status"
