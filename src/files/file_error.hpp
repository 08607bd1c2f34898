#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <directus/core/error.hpp>

#include "files/paths.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What is wrong with a file.
[[nodiscard]] inline Error fileError(const std::filesystem::path& file, std::string_view what) {
  return makeError(ErrorKind::storage, utf8Of(file) + ": " + std::string(what));
}

}  // namespace DIRECTUS_NAMESPACE::detail
