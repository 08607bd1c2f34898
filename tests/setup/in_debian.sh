#!/usr/bin/env bash
# Runs a command in another release of Debian: a folder of the cache that is one, made when it is
# first needed. It sees this checkout, read only, as /checkout, and has a cache of its own.
#   tests/setup/in_debian.sh SUITE COMMAND…      SUITE: trixie, sid, …
set -euo pipefail
# shellcheck source=tests/setup/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=tests/setup/packages.sh
source "$checkout/tests/setup/packages.sh"
# shellcheck source=tests/setup/debian.sh
source "$checkout/tests/setup/debian.sh"

(($# >= 2)) || fail "usage: in_debian.sh SUITE COMMAND…"
suite=$1
shift
locked "debian-$suite" make_debian "$suite"
enter_debian "$suite" "$@"
