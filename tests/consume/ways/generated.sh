# directus_generate_schema: a header made from the schema of a Directus while building.

# serve_schema FOLDER: a server that has nothing but a schema; sets `server` and `server_url`.
serve_schema() {
  mkdir -p "$1/schema"
  printf '{"data":%s}' "$(<"$here/generated/snapshot.json")" >"$1/schema/snapshot"
  python3 -u -m http.server --bind 127.0.0.1 --directory "$1" 0 >"$1/log" 2>&1 &
  server=$!
  until server_url=$(grep -os 'http://127[^/]*' "$1/log"); do sleep 0.1; done
}

# Here, since a subshell may not wait for it.
end_server() {
  kill "$server"
  wait "$server" || true
}

configure_generated() { cmake -S "$here/generated" -B "$work/refused" -G Ninja --fresh "$@"; }

for shared in OFF ON; do
  build "$here/generated" "$work/generated-$shared" -DCMAKE_PREFIX_PATH="$work/moved $shared"
  expect "a generated schema, shared=$shared" "$work/generated-$shared/app"
done
build "$here/generated" "$work/generated-sub" -DDIRECTUS_SOURCE="$checkout_copy"
expect "a generated schema, add_subdirectory" "$work/generated-sub/app"

installed=-DCMAKE_PREFIX_PATH="$work/moved OFF"
program="$work/moved OFF/bin/directus-schema"

# The app reads `title`: the header is made anew when the snapshot changes, or this would compile.
cp -r "$here/generated" "$work/changing"
build "$work/changing" "$work/changing-app" "$installed"
expect "a generated schema before its snapshot changes" "$work/changing-app/app"
sed -i 's/"title"/"headline"/' "$work/changing/snapshot.json"
expect "a generated schema is made anew when its snapshot changes" \
  sh -c "! cmake --build '$work/changing-app' >'$work/changing.log' 2>&1 && grep -q \"no member named .title\" '$work/changing.log' && echo linked"

# The folder of a template, and YAML.
mkdir -p "$work/template"
python3 - "$here/generated/snapshot.json" "$work/template" <<'END'
import json, sys, yaml
snapshot = json.load(open(sys.argv[1]))
for part in ("collections", "fields", "relations"):
    json.dump(snapshot[part], open(f"{sys.argv[2]}/{part}.json", "w"))
yaml.safe_dump(snapshot, open(f"{sys.argv[2]}.yaml", "w"))
END
build "$here/generated" "$work/from-folder" "$installed" -DSNAPSHOT="$work/template"
expect "a generated schema from a folder" "$work/from-folder/app"
sed -i 's/"title"/"headline"/' "$work/template/fields.json"
expect "a generated schema is made anew when a file of its folder changes" \
  sh -c "! cmake --build '$work/from-folder' >'$work/folder.log' 2>&1 && grep -q \"no member named .title\" '$work/folder.log' && echo linked"
build "$here/generated" "$work/from-yaml" "$installed" -DSNAPSHOT="$work/template.yaml" -DSPLIT=SPLIT
expect "a generated schema from YAML, a header for each collection" "$work/from-yaml/app"

without_yaml=-DCMAKE_DISABLE_FIND_PACKAGE_yaml-cpp=ON
expect_failure "building the program without yaml-cpp" "directus-schema reads YAML by yaml-cpp" \
  cmake -S "$checkout_copy" -B "$work/no-yaml" -G Ninja --fresh "$without_yaml"
expect_success "building the library without yaml-cpp" \
  cmake -S "$checkout_copy" -B "$work/no-yaml" -G Ninja --fresh "$without_yaml" -DDIRECTUS_BUILD_SCHEMA_GENERATOR=OFF
expect_success "a subproject without yaml-cpp" \
  cmake -S "$here/add_subdirectory" -B "$work/no-yaml-sub" -G Ninja --fresh "$without_yaml" -DDIRECTUS_SOURCE="$checkout_copy"

serve_schema "$work/served"
export DIRECTUS_TOKEN=a-token
build "$here/generated" "$work/from-url" "$installed" -DSCHEMA_URL="$server_url"
expect "a generated schema from a server" "$work/from-url/app"
end_server
expect "that schema is made once, and needs no server then" \
  sh -c "rm '$work/from-url/app' && cmake --build '$work/from-url' >/dev/null && '$work/from-url/app'"
expect "and made anew when that is asked for" \
  sh -c "! cmake --build '$work/from-url' --target cms_schema >'$work/anew.log' 2>&1 && grep -q directus-schema: '$work/anew.log' && echo linked"

cross=-DCMAKE_SYSTEM_NAME=$(uname -s)
expect_failure "cross compiling without a program for this machine" \
  "cross compiling needs a directus-schema of this machine" configure_generated "$installed" "$cross"
if command -v directus-schema >/dev/null; then
  skip "a generated schema without the generator" "one is installed here"
else
  expect_failure "a generated schema without the generator" "built without directus-schema" \
    configure_generated -DDIRECTUS_SOURCE="$checkout_copy" -DDIRECTUS_BUILD_SCHEMA_GENERATOR=OFF
fi
build "$here/generated" "$work/cross" "$installed" "$cross" -DDIRECTUS_SCHEMA_PROGRAM="$program"
expect "cross compiling with a program that is named" "$work/cross/app"
PATH="$(dirname "$program"):$PATH" build "$here/generated" "$work/cross-path" "$installed" "$cross"
expect "cross compiling with a program in PATH" "$work/cross-path/app"
