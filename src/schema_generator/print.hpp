#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"

namespace schema_generator {

struct PrintedFile {
  std::string path{};
  std::string text{};
};

/// The text of the header; in `nameSpace` unless that is "".
[[nodiscard]] std::string printHeader(const Header& header, std::string_view nameSpace);

/// Each collection with all that belongs to it in a header of its own, which also has the schema
/// but only declares what its relations lead to; and one, the first, that has them all. That is
/// called `path`, and the others lie in a folder of its name beside it.
[[nodiscard]] std::vector<PrintedFile> printSplit(const Header& header, std::string_view nameSpace,
                                                  const std::string& path);

/// The first line of all of them.
[[nodiscard]] std::string_view firstLine() noexcept;

}  // namespace schema_generator
