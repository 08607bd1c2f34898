#!/usr/bin/env bash
# Builds and runs projects that use this library in each of the ways a user may. The commands are
# those that README.md and docs/packaging.md print, taken from there.
#   tests/consume/run.sh BUILD_DIR [WAY…]     BUILD_DIR: where the dev preset was built
#                                             WAY: files of tests/consume/ways, default: all
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(cd "$here/../.." && pwd)
work=$1/consume
shift
# shellcheck source=tests/setup/common.sh
source "$source/tests/setup/common.sh"
# shellcheck source=tests/setup/packages.sh
source "$source/tests/setup/packages.sh"
# shellcheck source=tests/consume/lib.sh
source "$here/lib.sh"

ways=("$@")
((${#ways[@]})) || ways=(dependencies find_package pkg_config meson subproject generated versions programs two_files headers binary debian recipes)

rm -rf "$work"
mkdir -p "$work"
copy_checkout
print_blocks
install_library OFF install
cp -r "$work/moved OFF" "$work/by readme"
install_library OFF install_static
expect_success "README.md and docs/packaging.md install the same" diff -r "$work/by readme" "$work/moved OFF"
install_library ON install_shared
for way in "${ways[@]}"; do
  echo "-- $way"
  # shellcheck source=/dev/null
  source "$here/ways/$way.sh"
done

echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
