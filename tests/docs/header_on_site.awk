# Doxygen's filter for headers: hides what is in a namespace `detail`, but for the members that a
# composable adds to a client, and the macro that names the namespace. What a
# header says above its namespace is shown on the page of the header.
/^namespace / { inside = 1 }
/^\/\/ / && !inside {
  sub(/^\/\/ /, "")
  print about ? $0 : "/** @file\n" $0
  about = 1
  next
}
about { print "*/"; about = 0 }

/^namespace (DIRECTUS_NAMESPACE::)?detail \{$/ {
  sub(/DIRECTUS_NAMESPACE/, "directus")
  print $0 " /** @cond */"
  opened = NR
  next
}
/^}$/ && opened && NR == opened + 2 { print "/** @endcond */ }"; next }  # clang-format names no short ones
/^}  \/\/ namespace (DIRECTUS_NAMESPACE::)?detail$/ { print "/** @endcond */ " $0; next }
/^\/\/\/ The members that / { print "/** @endcond */"; shown = 1 }
shown && /^};$/ { print $0 " /** @cond */"; shown = 0; next }

{ sub(/namespace DIRECTUS_NAMESPACE/, "namespace directus"); print }
