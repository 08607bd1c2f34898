# Sourced by tests/run.sh: what each kind of test does. A kind adds to `passed`, `failed` and
# `skipped` through run_counted; what it prints goes into its log.

# The everyday kinds take under 40 minutes on a cold machine with two cores. `full` has what is slower:
# the sanitizers compile everything anew.
everyday_kinds="format docs unit conformance faults chaos integration examples compile_fail"
full_kinds="$everyday_kinds schemas adapters consume asan tsan live clang clang-new libcxx bsd windows arm newest tidy bench fuzz"

# Longer than any of them should ever take: a program that hangs must not hang the run.
limit_seconds=${DIRECTUS_CPP_TEST_LIMIT:-1800}

kind_unit() { run_program dev unit; }
kind_conformance() { run_program dev conformance ${vectors:+"$vectors"}; }
# Each fault ends with the same result where no call blocks.
kind_faults() {
  run_program dev faults
  DIRECTUS_TEST_DRIVER=start run_program dev faults
}
# The one program on several servers; a test's tag says which of them it is for.
kind_integration() {
  with_server main run_program dev integration '~[hasty]~[ldap]~[postgres]'
  with_server postgres run_program dev integration '[values]~[sqlite],[relations],[graphql],[postgres]'
  stop_server postgres
  with_server hasty run_program dev integration '[hasty]'
  stop_server hasty
  with_server hasty11 run_program dev integration '[hasty]'
  stop_server hasty11
  with_server eleven run_program dev integration '~[hasty]~[postgres]~[twelve]'
  with_server eleven run_examples ldap
  stop_server eleven
}
# Three minutes; in `full` half an hour, and three minutes each with Directus 11 and without WebSockets.
kind_chaos() {
  local server servers=(chaos)
  [[ -z $full ]] || servers=(chaos11 chaospoll chaospoll11)
  for server in "${servers[@]}"; do
    with_server "$server" run_program dev chaos
    stop_server "$server"
  done
  [[ -n $full ]] || return 0
  limit_seconds=3600 DIRECTUS_CHAOS_SECONDS=1800 with_server chaos run_program dev chaos
  stop_server chaos
}
kind_format() { run_counted "$checkout/tests/format/run.sh"; }
kind_compile_fail() { run_script compile_fail; }
# All of them take half an hour, so that is for `full`.
kind_schemas() { DIRECTUS_SCHEMAS=${full:+all} run_script schemas; }
# On Directus 11, where no licence counts the collections.
kind_live() {
  if configure_once dev; then
    with_server free11 run_counted "$checkout/tests/schemas/live.sh" "$(build_folder dev)" sqlite
    stop_server free11
    with_server postgres11 run_counted "$checkout/tests/schemas/live.sh" "$(build_folder dev)" postgres
    stop_server postgres11
  else
    count 0 1
  fi
}
kind_consume() { run_script consume; }
kind_adapters() {
  run_program dev adapters_asio
  run_program dev adapters_boost_asio
  run_program dev adapters_glib
  QT_QPA_PLATFORM=offscreen run_program dev adapters_qt
  with_display run_program dev adapters_qt || count 0 1
}
kind_bench() { run_script bench; }
kind_fuzz() { run_script fuzz; }

kind_asan() {
  export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
  run_program asan unit
  run_program asan conformance
  run_program asan faults
}

kind_tsan() {
  export TSAN_OPTIONS=die_after_fork=0  # else a forked child that starts a thread dies
  run_program tsan unit
  run_program tsan faults
}

kind_clang() { run_program clang unit; }

# Its own build folder, with the preset of clang 16 and another compiler.
kind_clang-new() { compiler=$(newest_clang) run_program clang-new unit; }

# The newest clang with libc++, linked statically: Debian's shared one is older than its headers.
# Without optimisation, since that shows two inline functions of one name.
kind_libcxx() { compiler=$(newest_clang) run_program libcxx unit; }

# As for macOS, with headers that lack what only Linux has. SIGPIPE is ignored, which macOS does for each socket.
kind_bsd() {
  trap '' PIPE
  run_program bsd unit
  run_program bsd conformance
  trap - PIPE
}

# It reads how the newest clang compiles; nothing is built.
kind_tidy() {
  if compiler=$(newest_clang) configure_once clang-new; then
    run_counted "$checkout/tests/tidy/run.sh" "$(build_folder clang-new)"
  else
    count 0 1
  fi
}

kind_examples() {
  local -a names
  build_dev directus_bench_stub directus_bench_client directus_bench_frames directus_bench_transfers # they run in `full` only, but must compile
  mapfile -t names < <(list_examples)
  with_server main run_examples "${names[@]}"
}

# run_examples NAME…
run_examples() {
  local name names=("$@")
  build_dev "${names[@]/#/example_}" || return 1
  for name in "${names[@]}"; do
    echo "--- example $name"
    if run_example "$name"; then
      count 1 0
    else
      echo "the example $name failed with exit code $?"
      count 0 1
    fi
  done
}

# Windows open where nobody sees them; such a program closes its own when it has saved a picture of it.
run_example() {
  local program
  program=$(build_folder dev)/examples/$1
  case $1 in
    qt_*) with_display limited "$program" "$build_root/$1.png" ;;
    *) limited "$program" ;;
  esac
}

kind_docs() {
  local check site
  site=$(build_folder site)
  export PYTHONDONTWRITEBYTECODE=1 DIRECTUS_SITE=$site
  DIRECTUS_VERSION=$(sed -n 's/.*VERSION_STRING "\(.*\)"/\1/p' "$checkout/include/directus/version.hpp")
  export DIRECTUS_VERSION
  for check in layers sizes one_unit comments words sentences compiler_messages faults versions snippets links pictures; do run_counted python3 "$checkout/tests/docs/check_$check.py"; done
  build_site
  run_counted python3 "$checkout/tests/docs/check_reference.py" "$site/xml"
  echo "the site is $site/html/index.html"
}

# Doxygen ends with an error if it has warned of anything.
build_site() {
  rm -rf "$DIRECTUS_SITE"
  mkdir -p "$DIRECTUS_SITE"
  if (cd "$checkout" && limited doxygen docs/Doxyfile); then count 1 0; else count 0 1; fi
}

# ---- How they do it ----

count() {
  passed=$((passed + $1))
  failed=$((failed + $2))
  skipped=$((skipped + ${3:-0}))
}

limited() { timeout --foreground --kill-after=30 "$limit_seconds" "$@" </dev/null; }

newest_clang() { newest_clang_package | sed 's/clang/clang++/'; }

# run_program BUILD NAME [ARGUMENT…]: builds directus_NAME and runs it.
run_program() {
  local build=$1 program=directus_$2 run=()
  shift 2
  echo "--- $program ($build)"
  if ! { configure_once "$build" && build "$build" "$program"; }; then
    echo "$program could not be built"
    count 0 1
    return 0
  fi
  [[ $build != tsan ]] || mapfile -t run < <(without_random_addresses)
  run_counted "${run[@]}" "$(build_folder "$build")/tests/$program" "$@"
}

# run_script KIND: tests/KIND/run.sh decides what to build, in the folder of the dev build.
run_script() {
  local script=$checkout/tests/$1/run.sh
  if [[ ! -x $script ]]; then
    echo "there is no program tests/$1/run.sh"
    count 0 1
  elif ! configure_once dev; then
    count 0 1
  else
    run_counted "$script" "$(build_folder dev)"
  fi
}

# run_counted COMMAND…: adds the tests that the command reports; failing without a report is one failure.
run_counted() {
  local output status=0 good bad unrun
  output=$(mktemp)
  limited "$@" >"$output" 2>&1 || status=$?
  cat "$output"
  read -r good bad unrun < <(count_tests "$output")
  rm -f "$output"
  if ((status != 0)); then
    echo "exit code $status$( ((status != 124)) || echo " (stopped after $limit_seconds s)")"
    ((bad > 0)) || bad=1
  elif ((good + bad + unrun == 0)); then
    echo "no test ran"
    bad=1
  fi
  count "$good" "$bad" "$unrun"
}

# with_server NAME COMMAND…
with_server() {
  if start_server "$1"; then "${@:2}"; else count 0 1; fi
}

# with_display COMMAND…: with a window system that nobody sees.
with_display() {
  local number server status=0 pipe=$build_root/display
  rm -f "$pipe"
  mkfifo "$pipe"
  Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$pipe" 2>"$build_root/xvfb.log" &
  server=$!
  if read -r -t 30 number <"$pipe"; then
    DISPLAY=:$number QT_QPA_PLATFORM=xcb "$@" || status=$?
  else
    echo "Xvfb did not start: $(cat "$build_root/xvfb.log")"
    status=1
  fi
  kill "$server"
  wait "$server" || true
  return $status
}

# CMake looks at a build folder once in a run.
declare -A configured=()
configure_once() {
  [[ -z ${configured[$1]:-} ]] || return 0
  local options=(-DDIRECTUS_BUILD_TESTS=ON -DDIRECTUS_BUILD_EXAMPLES=ON)
  case $1 in
    clang-new) configure "$1" clang "${options[@]}" "-DCMAKE_CXX_COMPILER=$compiler" ;;
    bsd)
      configure "$1" dev "${quick_build[@]}" "${options[@]}" -DDIRECTUS_BUILD_EXAMPLES=OFF \
        "-DCMAKE_CXX_FLAGS=-isystem $build_root/source/tests/bsd/include -D__APPLE__ -D__MACH__ -U__linux__ -U__unix__"
      ;;
    libcxx) # the system's yaml-cpp is made for the other standard library
      configure "$1" clang -DDIRECTUS_BUILD_SCHEMA_GENERATOR=OFF "${options[@]}" "-DCMAKE_CXX_COMPILER=$compiler" \
        -DCMAKE_BUILD_TYPE=Debug -DCMAKE_EXE_LINKER_FLAGS=-static-libstdc++ \
        "-DCMAKE_CXX_FLAGS=-stdlib=libc++ -D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE"
      ;;
    *) configure "$1" "$1" "${options[@]}" ;;
  esac || return 1
  configured[$1]=yes
}

build_dev() {
  if configure_once dev && build dev "$@"; then return 0; fi
  count 0 1
  return 1
}

# The thread sanitizer of older compilers gives up on kernels that place code at more random addresses.
without_random_addresses() {
  if setarch --addr-no-randomize true 2>/dev/null; then printf '%s\n' setarch --addr-no-randomize; fi
}
