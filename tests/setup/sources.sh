# Sourced: sources of Debian's packages, of any release, in the cache.

# source_package NAME [SUITE]: unpacks it, prints its folder. Without a suite the sources are those of this
# system. The lists of packages are ours, so that those of the system stay as they are.
source_package() {
  local suite=${2:-$(this_release)} options
  local lists=$cache/sources/$suite folder=$cache/sources/$suite/$1
  if [[ ! -e $folder/unpacked ]]; then
    rm -rf "$folder"
    mkdir -p "$folder" "$lists/lists/partial"
    echo "deb-src $(debian_mirror) $suite main" >"$lists/sources.list"
    options=(-o "Dir::Etc::SourceList=$lists/sources.list" -o Dir::Etc::SourceParts=/dev/null
      -o "Dir::State::Lists=$lists/lists" -o APT::Sandbox::User=root)
    [[ -n $(find "$lists/lists" -name '*Sources*' -mtime -1) ]] || apt-get "${options[@]}" update >&2 || return 1
    (cd "$folder" && apt-get "${options[@]}" source --only-source "$1" >&2) || return 1
    touch "$folder/unpacked"
  fi
  find "$folder" -mindepth 1 -maxdepth 1 -type d
}
