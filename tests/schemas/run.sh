#!/usr/bin/env bash
# Schemas in the style of real ones: their headers compile with g++ and clang 16 without a warning.
#   tests/schemas/run.sh BUILD_DIR        a handful
#   DIRECTUS_SCHEMAS=all tests/schemas/run.sh BUILD_DIR        all sixty (half an hour)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export PYTHONDONTWRITEBYTECODE=1
names=(blog page_builder_10 legacy shop_mssql hr)
[[ ${DIRECTUS_SCHEMAS:-} != all ]] || names=()
cmake --build "$1" --target directus_schema >&2
exec python3 "$here/check.py" "$1/src/schema_generator/directus-schema" "$1/schemas" ${names[@]+"${names[@]}"}
