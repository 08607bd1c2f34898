# Sourced by directus.sh: one running Directus per folder, on 127.0.0.1 and a free port.
# The folder holds data.db, uploads/, mail/ (what it mailed), log.txt, `pid` while it runs, and
# `environment` (DIRECTUS_URL and so on, for whoever wants to talk to it), `settings`. With PostgreSQL there is
# no data.db, but `cluster`, where that runs.

admin_email=admin@example.com
admin_password=d1r3ctu5
admin_token=admin-token
directus_program=node_modules/@directus/api/dist/cli/run.js
start_limit_seconds=180

# start_server DIR: a copy of the seeded snapshot; waits until it answers.
start_server() {
  local dir=$1
  mkdir -p "$dir"
  [[ -z $(ls -A "$dir") ]] || fail "$dir is not empty"
  cp -r "$snapshot/." "$dir"
  [[ $database != postgres ]] || start_postgres "$dir"
  export -p >"$dir/settings"
  launch_server "$dir"
}

# restart_server DIR: whoever waits for an answer gets none, as when a machine loses its power.
restart_server() {
  local port
  port=$(url_of "$1")
  end_server "$1" KILL
  launch_server "$1" "${port##*:}"
}

# launch_server DIR [PORT]
# Another process may take the port between our asking and Directus' listening: then try again.
launch_server() {
  local dir=$1 port
  for _ in 1 2 3; do
    port=${2:-$(free_port)}
    PORT=$port run_directus "$dir" start </dev/null >>"$dir/log.txt" 2>&1 9>&- &
    echo $! >"$dir/pid"
    write_environment "$dir" "$port"
    if wait_for_ping "$dir" "$port"; then return 0; fi
    end_server "$dir"
    grep -q EADDRINUSE "$dir/log.txt" || break
  done
  fail "Directus did not start: $(tail -n 20 "$dir/log.txt")"
}

# Every setting can be overridden from outside, e.g. ACCESS_TOKEN_TTL=3s.
run_directus() {
  local dir=$1
  shift
  [[ ! -f $dir/cluster ]] || use_postgres "$dir"
  cd "$dir"
  mkdir -p uploads extensions mail
  cp -r "$here/extensions/." extensions
  [[ -f package.json ]] || echo '{ "private": true }' >package.json
  export HOST=127.0.0.1 PORT=${PORT:-8055}
  export PUBLIC_URL=${PUBLIC_URL:-http://127.0.0.1:$PORT}
  export DB_CLIENT=${DB_CLIENT:-sqlite3} DB_FILENAME=${DB_FILENAME:-data.db}
  export SECRET=${SECRET:-a-secret-of-the-tests-that-is-long-enough}
  export ADMIN_EMAIL=$admin_email ADMIN_PASSWORD=$admin_password ADMIN_TOKEN=$admin_token
  export LOG_LEVEL=${LOG_LEVEL:-warn} LOG_STYLE=${LOG_STYLE:-raw}
  export TELEMETRY=${TELEMETRY:-false} SERVE_APP=${SERVE_APP:-false}
  export WEBSOCKETS_ENABLED=${WEBSOCKETS_ENABLED:-true} TUS_ENABLED=${TUS_ENABLED:-true}
  export EMAIL_TRANSPORT=${EMAIL_TRANSPORT:-sendmail} EMAIL_VERIFY_SETUP=${EMAIL_VERIFY_SETUP:-false}
  export EMAIL_SENDMAIL_PATH=${EMAIL_SENDMAIL_PATH:-$here/mail_sink.sh}
  # Logins are slow on purpose; here are many, and nothing to protect.
  export LOGIN_STALL_TIME=${LOGIN_STALL_TIME:-20} HASH_MEMORY_COST=${HASH_MEMORY_COST:-1024}
  # A busy machine is not a reason for 503s, and imports from 127.0.0.1 are part of the tests.
  export PRESSURE_LIMITER_ENABLED=${PRESSURE_LIMITER_ENABLED:-false}
  export IMPORT_IP_DENY_LIST=${IMPORT_IP_DENY_LIST:-192.0.2.1}
  # Nobody is there: tests ask nothing of the internet.
  export MARKETPLACE_REGISTRY=${MARKETPLACE_REGISTRY:-http://127.0.0.1:1}
  # Not directus/cli.js: before it starts, that one asks the internet for newer versions.
  exec "$node" "$modules/$directus_program" "$@"
}

free_port() {
  "$node" -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(s.address().port); s.close(); })'
}

write_environment() {
  printf '%s\n' "DIRECTUS_URL=http://127.0.0.1:$2" "DIRECTUS_TOKEN=$admin_token" \
    "DIRECTUS_EMAIL=$admin_email" "DIRECTUS_PASSWORD=$admin_password" \
    "DIRECTUS_MAIL=$(cd "$1" && pwd)/mail" "DIRECTUS_NODE=$node" "DIRECTUS_MODULES=$modules/node_modules" \
    "DIRECTUS_FOLDER=$(cd "$1" && pwd)" >"$1/environment"
}

url_of() { sed -n 's/^DIRECTUS_URL=//p' "$1/environment"; }

wait_for_ping() {
  local pid deadline=$((SECONDS + start_limit_seconds))
  pid=$(<"$1/pid")
  while ((SECONDS < deadline)); do
    is_running "$pid" || return 1
    if answers_ping "$2" && is_running "$pid"; then return 0; fi
    sleep 0.1
  done
  return 1
}

answers_ping() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET /server/ping HTTP/1.0\r\n\r\n' >&3
    read -r -t 10 status <&3
    [[ $status == *" 200 "* ]]
  ) 2>/dev/null
}

# A process that has ended may stay listed (state Z) until its parent looks.
is_running() {
  local state
  state=$(sed 's/.*) //; s/ .*//' "/proc/$1/stat" 2>/dev/null) && [[ $state != Z ]]
}

# end_server DIR [SIGNAL]: ends the process written in DIR/pid, if that still is a Directus of these tests.
end_server() {
  local pid
  [[ -f $1/pid ]] || return 0
  pid=$(<"$1/pid")
  if grep -qsF "$directus_program" "/proc/$pid/cmdline"; then
    kill -"${2:-TERM}" "$pid" 2>/dev/null || true
    for _ in {1..200}; do
      is_running "$pid" || break
      sleep 0.1
    done
    ! is_running "$pid" || kill -KILL "$pid" 2>/dev/null || true
  fi
  rm -f "$1/pid"
}

remove_server() {
  end_server "$1"
  remove_postgres "$1"
  rm -rf "$1"
}
