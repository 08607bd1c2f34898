#!/usr/bin/env bash
# Runs the tests, from nothing: installs what is missing, builds, starts a real Directus where one
# is needed. Goes on after a failure; exit code 0 only if something ran and nothing failed.
#   tests/run.sh                      the everyday kinds
#   tests/run.sh full                 those, the sanitizers, the other compilers and systems, clang-tidy, the benchmark and the fuzzers
#   tests/run.sh unit faults          some kinds
#   tests/run.sh conformance DIR      with the vectors of that folder
# Kinds: format docs unit conformance faults chaos integration examples compile_fail
#        schemas adapters consume asan tsan live clang clang-new libcxx bsd windows arm newest tidy bench fuzz
set -euo pipefail
setup=$(dirname "${BASH_SOURCE[0]}")/setup
# shellcheck source=tests/setup/common.sh
source "$setup/common.sh"
# shellcheck source=tests/setup/packages.sh
source "$setup/packages.sh"
# shellcheck source=tests/setup/build.sh
source "$setup/build.sh"
# shellcheck source=tests/setup/server.sh
source "$setup/server.sh"
# shellcheck source=tests/setup/count.sh
source "$setup/count.sh"
# shellcheck source=tests/setup/kinds.sh
source "$setup/kinds.sh"
# shellcheck source=tests/setup/debian.sh
source "$setup/debian.sh"
# shellcheck source=tests/setup/systems.sh
source "$setup/systems.sh"

usage() { sed -n '2,/^set /{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2; }

kinds=()
full=
vectors=
read_arguments() {
  local argument
  (($#)) || set -- everyday
  for argument in "$@"; do
    case " $full_kinds " in *" $argument "*) kinds+=("$argument") && continue ;; esac
    case $argument in
      everyday) read -ra kinds <<<"$everyday_kinds" ;;
      full) read -ra kinds <<<"$full_kinds" && full=yes ;;
      -h | --help) usage; exit 0 ;;
      *)
        [[ -d $argument && ${kinds[*]: -1} == conformance ]] || { usage; fail "'$argument' is not a kind of test"; }
        vectors=$(cd "$argument" && pwd)
        ;;
    esac
  done
}

# has_kind KIND…: is one of these asked for?
has_kind() {
  local kind
  for kind in "$@"; do
    [[ " ${kinds[*]} " != *" $kind "* ]] || return 0
  done
  return 1
}

set_up() {
  local purposes=(build tests)
  ! has_kind integration chaos examples live || purposes+=(server)
  ! has_kind integration || purposes+=(ldap postgres)
  ! has_kind live || purposes+=(postgres)
  ! has_kind examples || purposes+=(spdlog adapters)
  ! has_kind docs || purposes+=(docs)
  ! has_kind format || purposes+=(format)
  ! has_kind consume || purposes+=(consume)
  ! has_kind adapters || purposes+=(adapters)
  ! has_kind newest arm || purposes+=(debian)
  ! has_kind windows || purposes+=(windows)
  ! has_kind bench || purposes+=(bench)
  ! has_kind tidy || purposes+=(tidy)
  [[ -z $full ]] || purposes+=(packaging)
  ! has_kind clang compile_fail || purposes+=(clang)
  ! has_kind clang-new || purposes+=(clang-new)
  ! has_kind libcxx || purposes+=(libcxx)
  begin_steps 2
  step "packages of the system"
  install_packages "${purposes[@]}"
  step "Directus"
  if has_kind integration; then install_servers 12 postgres 11; elif has_kind chaos examples arm windows; then install_servers 12; else say "      not needed"; fi
}

# run_kind KIND: one row of the table; the log is shown if something failed.
run_kind() {
  local kind=$1 log=$logs/$1.log begun=$SECONDS
  passed=0 failed=0 skipped=0
  say "== $kind"
  "kind_$kind" >"$log" 2>&1 || ((failed)) || failed=1
  if ((failed)); then
    tail -n 300 "$log"
    say "      all of it: $log"
    show_server_log "$kind"
  else
    show_summary "$kind" "$log"
  fi
  say "      $passed passed, $failed failed, $skipped skipped in $((SECONDS - begun)) s"
  add_row "$kind" "$((SECONDS - begun)) s" "$passed" "$failed" "$skipped"
  all_passed=$((all_passed + passed))
  all_failed=$((all_failed + failed))
  all_skipped=$((all_skipped + skipped))
}

# What is worth reading although nothing failed.
show_summary() {
  case $1 in
    conformance) grep -E '^[0-9]+ matched' "$2" || true ;;
    unit | faults) grep -E '^[FB][0-9]+ |^(faults survived|rejected or handled) ' "$2" || true ;;
    bench) cat "$2" ;;
    docs) grep '^the site is' "$2" ;;
  esac
}

show_server_log() {
  case $1 in integration | chaos | examples) [[ ! -s $server_folder/log.txt ]] || { echo "--- log of Directus"; tail -n 20 "$server_folder/log.txt"; } ;; esac
}

table=
add_row() { table+=$(printf '%-14s %8s %8s %8s %8s' "$@")$'\n'; }

read_arguments "$@"
set_up

logs=$build_root/logs
mkdir -p "$logs"
trap stop_servers EXIT
all_passed=0 all_failed=0 all_skipped=0
add_row kind time passed failed skipped
for kind in "${kinds[@]}"; do run_kind "$kind"; done

printf '\n%s\n%d passed, %d failed, %d skipped\n' "$table" "$all_passed" "$all_failed" "$all_skipped"
((all_failed == 0 && all_passed > 0))
