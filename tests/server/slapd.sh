#!/usr/bin/env bash
# A throw-away LDAP server for the tests, on 127.0.0.1 and a free port.
#   slapd.sh start DIR   runs it in DIR (new); prints the settings that make a Directus use it
#   slapd.sh stop DIR    ends it and removes DIR
# Alice (alice@example.org) is in the group LdapEditors; Bob has neither mail nor group. Each one's
# password is the name followed by "-pw".
set -euo pipefail
# shellcheck source=tests/setup/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"

usage() { sed -n '2,/^set /{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; }

suffix=dc=example,dc=org
program=$(PATH=$PATH:/usr/sbin command -v slapd) || fail "please install what Debian calls slapd"

write_configuration() {
  cat >"$1/slapd.conf" <<END
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile $1/pid
database mdb
suffix "$suffix"
directory $1/db
maxsize 16777216
access to attrs=userPassword by anonymous auth
access to * by * read
END
}

write_entries() {
  cat >"$1/entries.ldif" <<END
dn: $suffix
objectClass: dcObject
objectClass: organization
o: Example
dc: example

dn: cn=reader,$suffix
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: reader-pw

dn: ou=people,$suffix
objectClass: organizationalUnit
ou: people

dn: ou=groups,$suffix
objectClass: organizationalUnit
ou: groups

dn: uid=alice,ou=people,$suffix
objectClass: inetOrgPerson
uid: alice
cn: Alice Liddell
givenName: Alice
sn: Liddell
mail: alice@example.org
userPassword: alice-pw

dn: uid=bob,ou=people,$suffix
objectClass: inetOrgPerson
uid: bob
cn: Bob
sn: Builder
userPassword: bob-pw

dn: cn=LdapEditors,ou=groups,$suffix
objectClass: groupOfNames
cn: LdapEditors
member: uid=alice,ou=people,$suffix
END
}

start() {
  mkdir -p "$1/db"
  local dir port
  dir=$(cd "$1" && pwd)
  write_configuration "$dir"
  write_entries "$dir"
  "${program%slapd}slapadd" -f "$dir/slapd.conf" -l "$dir/entries.ldif" >&2
  # It goes into the background once it listens; where the port is taken it fails: then another one.
  for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    "$program" -f "$dir/slapd.conf" -h "ldap://127.0.0.1:$port/" >"$dir/log.txt" 2>&1 9>&- || continue
    wait_for_login "$port"
    print_settings "$port"
    return 0
  done
  fail "slapd did not start: $(tail -n 20 "$dir/log.txt")"
}

wait_for_login() {
  for _ in {1..100}; do
    ldapwhoami -x -H "ldap://127.0.0.1:$1/" -D "uid=alice,ou=people,$suffix" -w alice-pw >/dev/null 2>&1 && return 0
    sleep 0.1
  done
  fail "slapd does not answer"
}

print_settings() {
  printf '%s\n' AUTH_PROVIDERS=ldap AUTH_LDAP_DRIVER=ldap "AUTH_LDAP_CLIENT_URL=ldap://127.0.0.1:$1" \
    "AUTH_LDAP_BIND_DN=cn=reader,$suffix" AUTH_LDAP_BIND_PASSWORD=reader-pw \
    "AUTH_LDAP_USER_DN=ou=people,$suffix" AUTH_LDAP_USER_ATTRIBUTE=uid "AUTH_LDAP_GROUP_DN=ou=groups,$suffix"
}

stop() {
  local pid
  if pid=$(cat "$1/pid" 2>/dev/null) && grep -qsF "$1/slapd.conf" "/proc/$pid/cmdline"; then
    kill "$pid"
    for _ in {1..100}; do
      [[ -d /proc/$pid ]] || break
      sleep 0.1
    done
  fi
  rm -rf "$1"
}

case "${1:-} $#" in
  "start 2") start "$2" ;;
  "stop 2") stop "$(cd "$2" && pwd)" ;;
  *) usage >&2; exit 2 ;;
esac
