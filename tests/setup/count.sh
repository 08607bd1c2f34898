# Sourced: how many tests a program ran, read from the last lines that it printed.

# count_tests FILE: prints "PASSED FAILED". Known are
#   N passed, N failed                              the scripts of this project
#   N matched, N better, N skipped, N failed        directus_conformance
#   All tests passed (N assertions in M test cases) Catch2
#   test cases: M | P passed | F failed | …         Catch2; the columns vary, some tests may be expected to fail
count_tests() {
  awk '
    function number_before(text, word) {
      return match(text, "[0-9]+ " word) ? substr(text, RSTART, RLENGTH) + 0 : 0
    }
    /^[0-9]+ passed, [0-9]+ failed/    { passed = $1; failed = $3 }
    /^[0-9]+ matched, .* failed *$/    { passed = $1 + number_before($0, "better"); failed = number_before($0, "failed *$") }
    /^All tests passed \(/             { passed = number_before($0, "test cases?\\)"); failed = 0 }
    /^test cases: / {
      passed = number_before($0, "passed") + number_before($0, "failed as expected")
      sub(/[0-9]+ failed as expected/, "")
      failed = number_before($0, "failed")
    }
    END { print passed + 0, failed + 0 }' "$1"
}
