#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
/// `text` as a JSON string with its quotes, appended to `out`.
DIRECTUS_EXPORT void appendJsonString(std::string& out, std::string_view text);

[[nodiscard]] DIRECTUS_EXPORT bool isUtf8(std::string_view text) noexcept;

/// Whether `text` is one complete JSON value, nested no deeper than 128.
[[nodiscard]] DIRECTUS_EXPORT bool isJson(std::string_view text);

/// nlohmann's `basic_json`, recognised by its shape: `json.hpp` stays out of this header.
template <class J>
concept NlohmannJson = requires(const J& json) {
  typename J::error_handler_t;
  { json.dump() } -> std::convertible_to<std::string>;
};

/// The text of a nlohmann value, nothing when a string in it is not UTF-8.
template <NlohmannJson J>
std::optional<std::string> dumpJson(const J& json) {
  using Handler = typename J::error_handler_t;
  std::string text = json.dump(-1, ' ', false, Handler::replace);
  // A valid text may have a replacement character of its own: only a text that `ignore` shortens
  // was broken.
  if (text.find("\xEF\xBF\xBD") != std::string::npos &&
      text != std::string(json.dump(-1, ' ', false, Handler::ignore)))
    return std::nullopt;
  return text;
}
}  // namespace detail

/// A JSON value kept as text: what raw filters, `deep` and custom parameters hold, so that
/// compiled code never sees nlohmann's type.
class DIRECTUS_EXPORT JsonText {
 public:
  JsonText() = default;

  /// From any nlohmann value (`Json`, `nlohmann::ordered_json`, …).
  template <detail::NlohmannJson J>
  JsonText(const J& json) {
    if (auto text = detail::dumpJson(json))
      text_ = std::move(*text);
    else
      invalid_ = true;
  }

  /// From text, which is checked: see `valid()`.
  [[nodiscard]] static JsonText parse(std::string text);

  /// A JSON string.
  [[nodiscard]] static JsonText string(std::string_view text);

  /// False when the value was not JSON: a command with it is refused with `invalidArgument`.
  [[nodiscard]] bool valid() const noexcept { return !invalid_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty() && !invalid_; }
  /// The JSON; "" when it is empty or not `valid()`.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  friend bool operator==(const JsonText&, const JsonText&) = default;

 private:
  std::string text_;
  bool invalid_ = false;
};

}  // namespace DIRECTUS_NAMESPACE
