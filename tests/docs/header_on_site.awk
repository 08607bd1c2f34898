# Doxygen's filter for headers: hides what is in a namespace `detail`, but for the members that a
# composable adds to a client, and the inline namespace of the version, which nobody writes. What a
# header says above its namespace is shown on the page of the header.
/^namespace / { inside = 1 }
/^\/\/ / && !inside {
  sub(/^\/\/ /, "")
  print about ? $0 : "/** @file\n" $0
  about = 1
  next
}
about { print "*/"; about = 0 }

/^namespace (directus::inline v[0-9_]+::)?detail \{$/ {
  sub(/directus::inline v[0-9_]+/, "directus")
  print $0 " /** @cond */"
  opened = NR
  next
}
/^}$/ && opened && NR == opened + 2 { print "/** @endcond */ }"; next }  # clang-format names no short ones
/^}  \/\/ namespace (directus::inline v[0-9_]+::)?detail$/ { print "/** @endcond */ " $0; next }
/^\/\/\/ The members that / { print "/** @endcond */"; shown = 1 }
shown && /^};$/ { print $0 " /** @cond */"; shown = 0; next }

{ sub(/namespace directus::inline v[0-9_]+/, "namespace directus"); print }
