# Sourced: installs the Debian packages that a purpose needs and that are not there yet.

packages_for() {
  case $1 in
    build) echo g++ cmake ninja-build pkg-config ccache libcurl4-openssl-dev nlohmann-json3-dev libsimdjson-dev libyaml-cpp-dev ;;
    server) echo nodejs npm g++ libsqlite3-dev ;;
    spdlog) echo libspdlog-dev ;;
    ldap) echo slapd ldap-utils ;;
    postgres) echo postgresql postgresql-postgis ;;
    tests) echo catch2 make nginx openssl procps python3 ;;
    docs) echo doxygen graphviz universal-ctags ;;
    format) if_offered clang-format-16 ;;
    consume) echo git dpkg-dev file meson python3 python3-yaml ;;
    packaging) echo lintian abigail-tools ;;
    clang) if_offered clang-16 ;;
    clang-new) newest_clang_package ;;
    libcxx) newest_clang_package && echo "libc++$(newest_clang_package | sed s/clang//)-dev" ;;
    bench) echo libwslay-dev dpkg-dev ;;
    debian) echo debootstrap ;;
    adapters) echo libasio-dev libboost-dev qt6-base-dev qcoro-qt6-dev libglib2.0-dev xvfb ;;
    windows) echo g++-mingw-w64-x86-64-posix lld llvm wine wine64 dpkg-dev ;;
    tidy) newest_clang_package && newest_clang_package | sed s/clang/clang-tidy/ ;;
    *) fail "no packages are known for '$1'" ;;
  esac
}

# install_packages PURPOSE…
install_packages() {
  local purpose package packages
  local -a missing=()
  for purpose in "$@"; do
    packages=$(packages_for "$purpose")
    for package in $packages; do
      has_package "$package" || missing+=("$package")
    done
  done
  ((${#missing[@]})) || return 0

  command -v apt-get >/dev/null || fail "please install what Debian calls: ${missing[*]}"
  say "      installing ${missing[*]}"
  refresh_package_lists
  without_starting_services as_root apt-get install --yes --quiet --no-install-recommends "${missing[@]}"
}

# A tool counts whoever installed it; a library counts when Debian's package is there.
has_package() {
  case $1 in
    nodejs | npm) has_node ;;
    g++ | git | file | meson | doxygen | cmake | ccache | make | openssl | pkg-config | lintian) command -v "$1" >/dev/null ;;
    clang-format-16) command -v clang-format-16 >/dev/null ;;
    universal-ctags) ctags --version 2>/dev/null | grep -q Universal ;;
    clang-[0-9]*) command -v "clang++-${1#clang-}" >/dev/null ;;
    ninja-build) command -v ninja >/dev/null ;;
    graphviz) command -v dot >/dev/null ;;
    nginx) command -v nginx >/dev/null || [[ -x /usr/sbin/nginx ]] ;;
    procps) command -v ps >/dev/null ;;
    python3) python3 -c '' 2>/dev/null ;;
    *) [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]] ;;
  esac
}

has_node() {
  command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' 2>/dev/null
}

# Later releases of Debian have other versions of some packages.
if_offered() {
  if ! has_package "$1"; then
    refresh_package_lists
    apt-cache show "$1" >/dev/null 2>&1 || return 0
  fi
  echo "$1"
}

newest_clang_package() {
  [[ -n $(list_clang_packages) ]] || refresh_package_lists
  list_clang_packages | tail -n 1
}

list_clang_packages() { apt-cache search --names-only '^clang-[0-9]+$' | cut -d' ' -f1 | sort --version-sort; }

# At most once in a run: it is the slowest part when nothing has to be installed.
refresh_package_lists() {
  [[ -z ${package_lists_are_fresh:-} ]] || return 0
  as_root apt-get update --quiet >"$cache/apt-update.log" 2>&1 || fail "apt-get update: $(tail -n 5 "$cache/apt-update.log")"
  package_lists_are_fresh=yes
}

as_root() {
  if ((EUID == 0)); then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    fail "this needs root (or sudo): $*"
  fi
}

# Debian starts a service when it is installed, unless this file says no. We only want nginx's program.
without_starting_services() {
  local policy=/usr/sbin/policy-rc.d log=$cache/apt-install.log status=0 ours=
  if [[ ! -e $policy ]]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
    as_root chmod 755 $policy
  fi
  "$@" >"$log" 2>&1 || status=$?
  [[ -z $ours ]] || as_root rm -f $policy
  ((status == 0)) || fail "apt-get install: $(tail -n 20 "$log")"
}
