#!/usr/bin/env bash
# Takes sendmail's place for the Directus of the tests, which runs it in its own folder: each mail
# becomes a file in mail/, whole from the moment it has its name.
set -euo pipefail
part=$(mktemp mail/.XXXXXXXX)
cat >"$part"
mv "$part" "mail/$(date +%s%N).eml"
