# Sourced: the Directus servers that a run of tests or examples talks to.

declare -A server_folders=()
server_folder= # of the one that was used last

# install_servers VERSION…: 12, 11, or `postgres` for Directus 12 on that database.
install_servers() {
  local version
  for version in "$@"; do
    case $version in
      postgres) DIRECTUS_DATABASE=postgres "$checkout/tests/server/directus.sh" install ;;
      *) DIRECTUS_MAJOR=$version "$checkout/tests/server/directus.sh" install ;;
    esac
  done
}

# start_server NAME: starts it unless it runs, and exports DIRECTUS_URL, DIRECTUS_TOKEN, DIRECTUS_EMAIL,
# DIRECTUS_PASSWORD, DIRECTUS_MAIL, the folder of the mails it sent, and its DIRECTUS_NODE and
# DIRECTUS_MODULES.
#   main      Directus 12
#   hasty     Directus 12 whose tokens live for seconds, and that limits requests in rate and size;
#             there GraphQL hides its schema
#   hasty11   the same with Directus 11
#   eleven    Directus 11 with users from an LDAP server
#   postgres  Directus 12 on PostgreSQL
#   chaos, chaos11    Directus 12 and 11 whose tokens live for seconds, with a rate limit
#   chaospoll, chaospoll11  the same without WebSockets
#   free11, postgres11  Directus 11 alone, on SQLite and on PostgreSQL
start_server() {
  server_folder=${server_folders[$1]:-}
  if [[ -z $server_folder ]]; then
    server_folder=$(mktemp -d)
    server_folders[$1]=$server_folder
    if ! ("start_$1" "$server_folder" >/dev/null); then
      stop_server "$1"
      return 1
    fi
  fi
  set -a
  # shellcheck source=/dev/null
  source "$server_folder/environment"
  set +a
}

start_main() { "$checkout/tests/server/directus.sh" start "$1"; }

start_hasty() {
  # A session cookie cannot be renewed any more once it has expired: it needs some air.
  export ACCESS_TOKEN_TTL=3s SESSION_COOKIE_TTL=6s
  export RATE_LIMITER_ENABLED=true RATE_LIMITER_STORE=memory RATE_LIMITER_POINTS=60 RATE_LIMITER_DURATION=3
  export QUERY_LIMIT_MAX=10 GRAPHQL_INTROSPECTION=false
  start_main "$1"
}

start_hasty11() {
  export DIRECTUS_MAJOR=11
  start_hasty "$1"
}

start_chaos() {
  export ACCESS_TOKEN_TTL=3s WEBSOCKETS_HEARTBEAT_PERIOD=5
  export RATE_LIMITER_ENABLED=true RATE_LIMITER_STORE=memory RATE_LIMITER_POINTS=50 RATE_LIMITER_DURATION=1
  start_main "$1"
}
start_chaos11() {
  export DIRECTUS_MAJOR=11
  start_chaos "$1"
}
start_chaospoll() {
  export WEBSOCKETS_ENABLED=false
  start_chaos "$1"
}
start_chaospoll11() {
  export DIRECTUS_MAJOR=11
  start_chaospoll "$1"
}

start_eleven() {
  local settings
  settings=$("$checkout/tests/server/slapd.sh" start "$1.ldap")
  set -a
  # shellcheck source=/dev/null
  source /dev/stdin <<<"$settings"
  set +a
  export DIRECTUS_MAJOR=11
  start_main "$1"
}

start_free11() { DIRECTUS_MAJOR=11 start_main "$1"; }
start_postgres11() { DIRECTUS_MAJOR=11 DIRECTUS_DATABASE=postgres start_main "$1"; }
start_postgres() { DIRECTUS_DATABASE=postgres start_main "$1"; }

# stop_server NAME
stop_server() {
  local folder=${server_folders[$1]:-}
  [[ -n $folder ]] || return 0
  "$checkout/tests/server/directus.sh" stop "$folder" || rm -rf "$folder"
  [[ ! -d $folder.ldap ]] || "$checkout/tests/server/slapd.sh" stop "$folder.ldap"
  unset "server_folders[$1]"
}

stop_servers() {
  local name
  for name in "${!server_folders[@]}"; do stop_server "$name"; done
}
