# Sourced: other releases of Debian in folders of the cache (debootstrap). They take their packages
# from where this system takes its own.

# The release that this system is, or is made from.
this_release() { (. /etc/os-release && echo "$VERSION_CODENAME"); }

debian_folder() { echo "$cache/debian/$1"; }

# make_debian SUITE: once; what a broken run left is made anew.
make_debian() {
  local folder
  folder=$(debian_folder "$1")
  [[ ! -d $folder ]] || return 0
  install_packages debian
  say "      making a $1 in $folder"
  remove_debian "$folder.new"
  mkdir -p "$folder.new"
  as_root debootstrap --variant=minbase --include=ca-certificates "$1" "$folder.new" "$(debian_mirror)" \
    >"$cache/debian-$1.log" 2>&1 || fail "debootstrap: $(tail -n 20 "$cache/debian-$1.log")"
  take_network_settings "$folder.new"
  as_root mv "$folder.new" "$folder"
}

# A folder that still has something mounted is not removed.
remove_debian() { [[ ! -d $1 ]] || as_root rm -rf --one-file-system "$1"; }

debian_mirror() {
  local mirror
  # shellcheck disable=SC2016
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' |
    awk '$2 == "main" { print $1; exit }')
  [[ -n $mirror ]] || fail "apt-get knows no mirror of Debian"
  echo "$mirror"
}

# How this system reaches the mirror, how strictly it takes the age of its lists, and which authorities
# it trusts besides those of Debian.
take_network_settings() {
  as_root cp --dereference /etc/resolv.conf "$1/etc/resolv.conf"
  apt-config dump | grep -E '^Acquire::(Check|http|https|Retries)' | as_root tee "$1/etc/apt/apt.conf.d/50-as-outside" >/dev/null || true
  if [[ -d /usr/local/share/ca-certificates ]]; then
    as_root cp -r /usr/local/share/ca-certificates "$1/usr/local/share"
    as_root chroot "$1" update-ca-certificates >/dev/null
  fi
}

# enter_debian SUITE COMMAND…: in /checkout. What is mounted for it is gone with it.
enter_debian() {
  local folder
  folder=$(debian_folder "$1")
  shift
  as_root mkdir -p "$folder/checkout"
  # shellcheck disable=SC2016
  as_root unshare --mount --propagation private bash -euc '
    root=$1 checkout=$2
    shift 2
    mount --rbind /dev "$root/dev"
    mount -t proc proc "$root/proc"
    mount --bind "$checkout" "$root/checkout"
    mount -o remount,bind,ro "$root/checkout"
    exec chroot "$root" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
      NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
      ${DIRECTUS_CPP_TEST_LIMIT:+DIRECTUS_CPP_TEST_LIMIT="$DIRECTUS_CPP_TEST_LIMIT"} \
      ${DIRECTUS_CPP_JOBS:+DIRECTUS_CPP_JOBS="$DIRECTUS_CPP_JOBS"} ${DIRECTUS_CPP_QUICK:+DIRECTUS_CPP_QUICK="$DIRECTUS_CPP_QUICK"} \
      ${DIRECTUS_URL:+DIRECTUS_URL="$DIRECTUS_URL" DIRECTUS_TOKEN="$DIRECTUS_TOKEN" DIRECTUS_EMAIL="$DIRECTUS_EMAIL" DIRECTUS_PASSWORD="$DIRECTUS_PASSWORD"} bash -euc "cd /checkout && exec \"\$@\"" bash "$@"' \
    bash "$folder" "$checkout" "$@"
}
