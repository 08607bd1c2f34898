#!/usr/bin/env bash
# Ten schemas go live: see live.py.
#   tests/schemas/live.sh BUILD_DIR VENDOR       with DIRECTUS_URL and DIRECTUS_TOKEN of a server of that VENDOR
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export PYTHONDONTWRITEBYTECODE=1
cmake --build "$1" --target directus_schema >&2
exec python3 "$here/live.py" "$1/src/schema_generator/directus-schema" "$1/libdirectus.a" "$1/schemas-live-$2" "$2" \
  blog crm shop club multilingual page_builder events museum podcast helpdesk
