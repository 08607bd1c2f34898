// Any text as a snapshot, as YAML and as JSON: it is read or refused, with a line that it has.
#include "schema_generator/snapshot.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace schema_generator;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// The number behind the last `line `, 0 without one.
std::size_t lineIn(const std::string& message) {
  const std::size_t at = message.rfind(", at line ");
  return at == std::string::npos ? 0 : std::strtoul(message.c_str() + at + 10, nullptr, 10);
}

void readOne(const std::string& text, Part part, Format format) {
  const auto snapshot = readSnapshot({{.text = text, .part = part, .format = format}});
  if (snapshot) return;
  const std::string message = snapshot.error().what();
  require(!message.empty());
  const auto breaks =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
  require(lineIn(message) <= static_cast<std::size_t>(breaks) + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr Part parts[] = {Part::whole, Part::info, Part::collections, Part::fields,
                            Part::relations};
  constexpr Format formats[] = {Format::either, Format::json, Format::yaml};
  readOne(text, parts[data[0] % 5], formats[data[0] / 5 % 3]);
  // With a head that makes the rest matter.
  readOne("version: 1\ncollections:\n  - collection: a\nfields:\n" + text, Part::whole,
          Format::yaml);
  return 0;
}
