#pragma once

#include <string>

namespace directus_test {

/// Says that the running test cannot run on this machine; the test then returns. It counts as
/// skipped, not as passed. Needs skip.cpp among the sources of the program.
void skipTest(const std::string& reason);

/// Whether `skipTest` was called in the test of that name.
[[nodiscard]] bool wasSkipped(const std::string& test);

}  // namespace directus_test
