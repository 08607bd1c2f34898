# Sourced: the one Directus that a run of tests or examples talks to.

server_folder=

install_server() { "$checkout/tests/server/directus.sh" install; }

# Starts it unless it runs, and exports DIRECTUS_URL, DIRECTUS_TOKEN, DIRECTUS_EMAIL and DIRECTUS_PASSWORD.
start_server() {
  [[ -z $server_folder ]] || return 0
  server_folder=$(mktemp -d)
  if ! "$checkout/tests/server/directus.sh" start "$server_folder" >/dev/null; then
    stop_server
    return 1
  fi
  set -a
  # shellcheck source=/dev/null
  source "$server_folder/environment"
  set +a
}

stop_server() {
  [[ -n $server_folder ]] || return 0
  "$checkout/tests/server/directus.sh" stop "$server_folder" || rm -rf "$server_folder"
  server_folder=
}
