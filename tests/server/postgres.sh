# Sourced by directus.sh: a throw-away PostgreSQL for one Directus, reached through a socket in a
# folder of its own. PostgreSQL refuses to run as root; then it runs as the user that Debian's
# package made, who must be able to enter that folder, which therefore lies apart.

postgres_user=postgres

# start_postgres DIR: goes on with DIR/postgres.tar, or begins anew; DIR/cluster names the folder.
start_postgres() {
  local cluster
  cluster=$(as_postgres mktemp -d /tmp/directus-cpp-postgres-XXXXXX)
  echo "$cluster" >"$1/cluster"
  if [[ -f $1/postgres.tar ]]; then
    as_postgres tar -x -C "$cluster" <"$1/postgres.tar"
  else
    as_postgres "$(postgres_bin)/initdb" -D "$cluster/data" -U directus -A trust -E UTF8 --locale=C.UTF-8 \
      --no-sync >"$1/initdb.log" 2>&1 || fail "initdb: $(tail -n 20 "$1/initdb.log")"
    rm "$1/initdb.log"
  fi
  # Nothing of it has to survive a crash.
  as_postgres "$(postgres_bin)/pg_ctl" -D "$cluster/data" -l "$cluster/log.txt" -w \
    -o "-k $cluster -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
    start >/dev/null 9>&- || fail "PostgreSQL did not start: $(as_postgres tail -n 20 "$cluster/log.txt")"
  # For fields of the type geometry.
  as_postgres "$(postgres_bin)/psql" -h "$cluster" -U directus -d postgres -q -v ON_ERROR_STOP=1 \
    -c "SET client_min_messages = warning; CREATE EXTENSION IF NOT EXISTS postgis" >&2 || fail "PostGIS could not be created"
}

# use_postgres DIR: the settings that make a Directus use it.
use_postgres() {
  export DB_CLIENT=pg DB_PORT=5432 DB_DATABASE=postgres DB_USER=directus DB_PASSWORD=not-asked-for
  DB_HOST=$(<"$1/cluster")
  export DB_HOST
}

# save_postgres DIR: ends it and keeps its data in DIR/postgres.tar.
save_postgres() {
  local cluster
  cluster=$(<"$1/cluster")
  stop_postgres_program "$cluster"
  as_postgres tar -c -C "$cluster" data >"$1/postgres.tar"
  remove_postgres "$1"
}

remove_postgres() {
  [[ -f $1/cluster ]] || return 0
  local cluster
  cluster=$(<"$1/cluster")
  stop_postgres_program "$cluster"
  as_postgres rm -rf "$cluster"
  rm "$1/cluster"
}

stop_postgres_program() {
  as_postgres test ! -f "$1/data/postmaster.pid" ||
    as_postgres "$(postgres_bin)/pg_ctl" -D "$1/data" -m fast -w stop >/dev/null
}

as_postgres() {
  if ((EUID == 0)); then (cd / && runuser -u "$postgres_user" -- "$@"); else "$@"; fi
}

# Debian keeps these programs out of PATH, in a folder for each version.
postgres_bin() {
  local folders=(/usr/lib/postgresql/*/bin)
  if [[ -x ${folders[-1]}/initdb ]]; then echo "${folders[-1]}"; else dirname "$(command -v initdb)"; fi
}
