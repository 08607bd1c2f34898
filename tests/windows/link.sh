#!/usr/bin/env bash
# Called by g++ for each of its steps (-wrapper): links by lld, as -fuse-ld=lld would if g++ looked for it
# in a cross compiler. GNU ld 2.40 takes a hundred times as long for the many sections of the tests.
set -euo pipefail
[[ $1 == */collect2 ]] || exec "$@"
shift
arguments=()
while (($#)); do
  case $1 in
    -plugin) shift ;;
    -plugin-opt=*) ;;
    *) arguments+=("$1") ;;
  esac
  shift
done
exec ld.lld "${arguments[@]}"
