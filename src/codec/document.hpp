#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <directus/codec/decode.hpp>

#include "codec/json_parser.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The parser and what it reads from, kept from reply to reply.
struct Decoder::State {
  ondemand::parser parser;
  std::string copy;     ///< of bytes that came without padding
  std::string wrapped;  ///< a scalar as the only item of an array
  DecodeRules rules;
  std::size_t smaller = 0;  ///< documents in a row that needed much less memory than there is

  /// Memory for a document of this size.
  [[nodiscard]] simdjson::error_code makeRoom(std::size_t size);
};

/// One JSON document that is being read.
class Document {
 public:
  explicit Document(Decoder::State& state) noexcept : state_(state) {}

  [[nodiscard]] simdjson::error_code open(const ReplyBytes& bytes);

  /// Without a byte order mark; it may be a copy of what was opened.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] bool isObject() const noexcept { return first_ == '{'; }
  [[nodiscard]] ondemand::document& root() noexcept { return document_; }
  void rewind() noexcept { document_.rewind(); }

  /// The document as a value, also when it is a scalar.
  [[nodiscard]] simdjson::error_code value(ondemand::value& value);

  /// Whether nothing follows the value that was read.
  [[nodiscard]] bool isFinished() noexcept;

  /// Where a part of `text()` is in the bytes that were opened.
  [[nodiscard]] std::size_t offsetOf(std::string_view part) const noexcept {
    return static_cast<std::size_t>(part.data() - text_.data()) + skipped_;
  }

 private:
  [[nodiscard]] simdjson::error_code iterate(const char* text, std::size_t size);

  Decoder::State& state_;
  ondemand::document document_;
  std::string_view text_;
  std::size_t skipped_ = 0;
  char first_ = '\0';
};

}  // namespace DIRECTUS_NAMESPACE::detail
