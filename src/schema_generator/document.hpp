#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <directus/core/result.hpp>

// A text of JSON or YAML as one kind of value, and where in the text a value stands.

namespace schema_generator {

/// One step down into a document: a member, or where that is "" an item of a list.
struct Step {
  std::string member{};
  std::size_t index = 0;

  friend bool operator==(const Step&, const Step&) = default;
};
using Path = std::vector<Step>;

/// Whether the first steps of `path` are those of `start`.
[[nodiscard]] bool beginsWith(const Path& path, const Path& start);

/// `fields[3].meta.special`
[[nodiscard]] std::string toText(const Path& path);

/// What a file's name says of its text. Text without a name may be either.
enum class Format { either, json, yaml };

/// Reads `text`. Errors: `invalidArgument` with the line and column of what is neither JSON nor
/// YAML, or of what `format` does not allow.
[[nodiscard]] directus::Result<nlohmann::json> parseDocument(std::string_view text, Format format);

/// The line, counted from 1, of the value at `path` in a text that `parseDocument` took; where
/// there is no such value, of the innermost that has it missing.
[[nodiscard]] std::size_t lineOf(std::string_view text, Format format, const Path& path);

}  // namespace schema_generator
