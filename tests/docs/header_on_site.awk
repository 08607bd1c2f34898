# Doxygen's filter for headers: hides what is in a namespace `detail`, but for the members that a
# composable adds to a client, and the macro that names the namespace. What a
# header says above its namespace is shown on the page of the header.
# A specialisation of what is private: `template <…>` is held until the line below says so.
held != "" {
  line = held
  held = ""
  if ($0 ~ /constexpr bool detail::isPrinted/) { print ""; print ""; next }
  print line
}
/^template <.*>$/ { held = $0; next }

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
END { if (held != "") print held }
