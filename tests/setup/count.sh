# Sourced: how many tests a program ran, read from the last lines that it printed.

# count_tests FILE: prints "PASSED FAILED SKIPPED". Known are
#   N passed, N failed[, N skipped]                 the scripts of this project
#   N matched, N better, N skipped, N failed        directus_conformance
#   All tests passed (N assertions in M test cases) Catch2
#   test cases: M | P passed | F failed | …         Catch2; the columns vary, some tests may be expected to fail
#   N of them skipped                               tests/support/skip.cpp; Catch2 calls these passed
count_tests() {
  awk '
    function number_before(text, word) {
      return match(text, "[0-9]+ " word) ? substr(text, RSTART, RLENGTH) + 0 : 0
    }
    /^[0-9]+ passed, [0-9]+ failed/    { passed = $1; failed = $3; skipped = number_before($0, "skipped") }
    /^[0-9]+ matched, .* failed *$/    {
      passed = $1 + number_before($0, "better")
      failed = number_before($0, "failed *$")
      skipped = number_before($0, "skipped")
    }
    /^All tests passed \(/             { passed = number_before($0, "test cases?\\)"); failed = 0 }
    /^test cases: / {
      passed = number_before($0, "passed") + number_before($0, "failed as expected")
      sub(/[0-9]+ failed as expected/, "")
      failed = number_before($0, "failed")
    }
    /^[0-9]+ of them skipped$/         { unrun = $1 }
    END { print passed - unrun, failed + 0, skipped + unrun }' "$1"
}
