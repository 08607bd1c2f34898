# The Debian packages: made, installed, used, and removed without a trace.

expect_success "the printed commands make the Debian packages" printed make_deb
debs=("$checkout_copy"/build/packages/*.deb)
expect_same "they are three" "$(for deb in "${debs[@]}"; do dpkg-deb --field "$deb" Package; done | xargs)" \
  "directus-schema libdirectus-dev libdirectus$minor"
# field PACKAGE FIELD
field() { dpkg-deb --field "$checkout_copy/build/packages/${1}_${version}"_*.deb "$2"; }
depends_on() { [[ ", $(field "$1" Depends)," == *", $2"[\ ,]* ]] || { field "$1" Depends; return 1; }; }
# The packages of this release that have what the shared library needs: libcurl4 or libcurl4t64.
sonames=$(readelf --dynamic "$work/moved ON/lib/libdirectus.so" | sed -nE 's/.*NEEDED.*\[(lib(c|curl|simdjson|stdc\+\+)\.so[^]]*)\]/\1/p')
expect_same "the shared library needs four of the system's" "$(wc -w <<<"$sonames")" 4
for soname in $sonames; do
  library=$(dpkg-query --search "*/$soname" | sed -n "s/:$(dpkg --print-architecture): .*//p" | head -n 1)
  expect_success "libdirectus$minor depends on $library" depends_on "libdirectus$minor" "$library"
done
expect_success "libdirectus-dev depends on the library of its version" depends_on libdirectus-dev "libdirectus$minor (= $version)"
expect_success "libdirectus-dev depends on what its headers include" depends_on libdirectus-dev nlohmann-json3-dev
expect_success "directus-schema depends on the library of its version" depends_on directus-schema "libdirectus$minor (= $version)"

# Not worth following before a package goes into Debian itself: a request to package it (a bug
# number), manual pages, the symbols file, an address that exists. That ldconfig is also called by
# scripts is CPack's doing.
lintian_suppress=initial-upload-closes-no-bugs,no-manual-page,no-symbols-control-file,bogus-mail-host,maintscript-calls-ldconfig
if command -v lintian >/dev/null; then
  expect_success "lintian has nothing to say" lintian --allow-root --fail-on error,warning --suppress-tags "$lintian_suppress" "${debs[@]}"
else
  skip lintian "it is not installed (./tests/run.sh full installs it)"
fi

packages=("libdirectus$minor" libdirectus-dev directus-schema)
is_known() { dpkg-query --show --showformat='${db:Status-Abbrev}' "${packages[@]}" 2>/dev/null | grep -qv '^un'; }
# What is in the system's folders and has our name.
traces() { find /usr /etc /var/lib/dpkg/info -xdev -iname '*directus*' 2>/dev/null | sort; }
as_root_printed() {
  (cd "$checkout_copy" && as_root bash -euo pipefail "$printed/$1.sh")
}

use_installed_packages() {
  local before=$traces_before
  expect_success "they install" as_root_printed install_deb
  mkdir -p "$work/deb-pkg"
  expect_success "the installed program runs" directus-schema --help
  build "$here/quickstart" "$work/deb-quickstart" -DEXAMPLES="$source/examples"
  expect_success "the quickstart is built with the installed packages" test -x "$work/deb-quickstart/quickstart"
  build "$here/find_package" "$work/deb-app" -DPRINTED="$printed/find_package.cmake"
  expect "find_package with the installed packages" "$work/deb-app/app"
  build "$here/generated" "$work/deb-generated"
  expect "a generated schema with the installed packages" "$work/deb-generated/app"
  expect "pkg-config with the installed packages" sh -c \
    "g++ -std=c++20 '$here/app.cpp' -o '$work/deb-pkg/app' \$(pkg-config --cflags --libs directus) && '$work/deb-pkg/app'"
  expect_same "it is the installed library that is used" \
    "$(ldd "$work/deb-pkg/app" | sed -n 's|.*=> \(/.*/libdirectus[^ ]*\) .*|\1|p' | xargs readlink -f)" \
    "$(readlink -f "/usr/lib/$(dpkg-architecture --query DEB_HOST_MULTIARCH)/libdirectus.so")"
  expect_success "they are removed" as_root_printed remove_deb
  expect_same "and leave nothing behind" "$(traces)" "$before"
}

remove_if_left() { ! is_known || as_root dpkg --purge "${packages[@]}" >/dev/null 2>&1; }

# One at a time on this system.
try_packages() {
  exec 8>"$cache/debian.lock"
  flock 8
  traces_before=$(traces)
  if is_known; then
    skip "installing them" "packages of these names are installed here"
    exec 8>&-
    return
  fi
  trap remove_if_left EXIT
  use_installed_packages
  remove_if_left
  trap - EXIT
  exec 8>&-
}
if ((EUID == 0)) || sudo --non-interactive true 2>/dev/null; then
  try_packages
else
  skip "installing them" "this needs root, or sudo that asks for nothing"
fi
