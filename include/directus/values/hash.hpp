#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/core/value_text.hpp>
#include <directus/schema/json_conversion.hpp>

namespace DIRECTUS_NAMESPACE {

/// A value that Directus keeps as its hash. What is written is hashed by the server, what is read
/// is the hash, or `**********` where the field conceals it: neither is ever sent back, since
/// Directus would hash it once more. Creating leaves it out, anything else refuses it.
/// @see https://directus.io/docs/guides/data-model/fields#field-types
class DIRECTUS_EXPORT Hash {
 public:
  Hash() noexcept = default;
  /// What is to be hashed.
  explicit Hash(std::string plain) noexcept : text_(std::move(plain)) {}

  /// A hash as the server gives it. Errors: `invalidArgument` when it is not UTF-8.
  [[nodiscard]] static Result<Hash> parse(std::string_view text);

  /// Whether it came from the server.
  [[nodiscard]] bool isStored() const noexcept { return isStored_; }
  /// Whether Directus only said that there is one (`**********`).
  [[nodiscard]] bool isConcealed() const noexcept;

  /// What was given, or read.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// The same. It may be a password: `operator<<` prints `**********` instead.
  [[nodiscard]] std::string toString() const { return text_; }

  friend bool operator==(const Hash&, const Hash&) = default;

 private:
  friend struct JsonConversion<Hash>;
  std::string text_;
  bool isStored_ = false;
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Hash> {
  static constexpr const char* expected = "text to be hashed";
  static constexpr bool staysUnsent = true;  // what was read is never sent back, nor is null

  static bool fromText(std::string_view text, Hash& hash);
  static bool toText(const Hash& hash, std::string& text);
  static bool isUnset(const Hash& hash) { return hash.isStored() || hash.text().empty(); }
};

/// Prints `**********`, whatever it holds.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const Hash& hash) {
  return out << std::string_view(hash.text().empty() ? "" : "**********");
}

}  // namespace DIRECTUS_NAMESPACE

template <>
struct std::hash<directus::Hash> : directus::detail::HashByText<directus::Hash> {};
