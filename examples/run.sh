#!/usr/bin/env bash
# Runs one example against a real Directus, from nothing: installs what is missing, builds, starts
# the server, runs, stops the server. The first time takes some minutes, later ones some seconds.
#   examples/run.sh [NAME]      default: quickstart
set -euo pipefail
# shellcheck source=tests/setup/common.sh
source "${BASH_SOURCE[0]%/*}/../tests/setup/common.sh"
# shellcheck source=tests/setup/packages.sh
source "$checkout/tests/setup/packages.sh"

name=${1:-quickstart}
begin_steps 5

step "packages of the system"
install_packages build server
# shellcheck source=tests/setup/build.sh
source "$checkout/tests/setup/build.sh"
list_examples | grep -qxF -- "$name" || fail "no example is called '$name'. There are:"$'\n'"$(list_examples | sed 's/^/  /')"
