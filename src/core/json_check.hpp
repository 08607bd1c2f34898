#pragma once

#include <cstddef>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Walks one JSON value (RFC 8259) without building anything.
///
/// Not simdjson: that wants padded input and refuses numbers that it cannot represent, while a
/// text that is only passed on may hold any.
class JsonWalk {
 public:
  static constexpr int maxDepth = 128;

  explicit JsonWalk(std::string_view text) : text_(text) {}

  /// One value with nothing but white space around it.
  [[nodiscard]] bool whole() {
    skipSpace();
    if (!value(0)) return false;
    skipSpace();
    return at_ == text_.size();
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    if (peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }

  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  void skipSpace() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }

  bool value(int depth) {
    switch (peek()) {
      case '{':
        return depth < maxDepth && object(depth + 1);
      case '[':
        return depth < maxDepth && array(depth + 1);
      case '"':
        return string();
      case 't':
        return take("true");
      case 'f':
        return take("false");
      case 'n':
        return take("null");
      default:
        return number();
    }
  }

  bool object(int depth) {
    take('{');
    skipSpace();
    if (take('}')) return true;
    do {
      skipSpace();
      if (!string()) return false;
      skipSpace();
      if (!take(':')) return false;
      skipSpace();
      if (!value(depth)) return false;
      skipSpace();
    } while (take(','));
    return take('}');
  }

  bool array(int depth) {
    take('[');
    skipSpace();
    if (take(']')) return true;
    do {
      skipSpace();
      if (!value(depth)) return false;
      skipSpace();
    } while (take(','));
    return take(']');
  }

  bool string() {
    if (!take('"')) return false;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c == '\\' && !escape()) return false;
    }
    return false;
  }

  bool escape() {
    const char c = peek();
    ++at_;
    if (c != 'u')
      return c != '\0' && std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
    for (int i = 0; i < 4; ++i, ++at_)
      if (!isHex(peek())) return false;
    return true;
  }

  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (!take('+')) take('-');
      return digits();
    }
    return true;
  }

  bool digits() {
    const std::size_t start = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return at_ > start;
  }

  static bool isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
