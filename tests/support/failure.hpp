#pragma once

#include <directus/core/result.hpp>

#include "support/catch.hpp"

namespace directus_test {

/// The error of a call that has to fail.
template <class T>
directus::Error failureOf(const directus::Result<T>& result) {
  if (result) FAIL("it succeeded");
  return result.error();
}

}  // namespace directus_test
