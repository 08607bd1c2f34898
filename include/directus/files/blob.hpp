#pragma once

#include <string>

#include <directus/http/body.hpp>

namespace DIRECTUS_NAMESPACE {

/// Bytes and what they are: the `Blob` of JavaScript. Move-only, as its bytes are.
struct Blob {
  std::string type{};  ///< a MIME type; "" when it is not known
  Body bytes{};
};

}  // namespace DIRECTUS_NAMESPACE
