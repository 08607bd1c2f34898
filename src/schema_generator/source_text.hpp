#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schema_generator {

/// `text` as a string literal of C++, whatever it holds.
[[nodiscard]] std::string stringLiteral(std::string_view text);

/// `text` for a message: one line, and nothing in it that a terminal would obey.
[[nodiscard]] std::string printable(std::string_view text);

/// `line`, which has one list in brackets, broken at the commas of the list where it is longer than
/// 100 characters.
[[nodiscard]] std::string wrapped(std::string_view line);

/// `note` as the lines of a comment: nothing in it can end the comment or hide what follows.
[[nodiscard]] std::vector<std::string> commentLines(std::string_view note);

}  // namespace schema_generator
