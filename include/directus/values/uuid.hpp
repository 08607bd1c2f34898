#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/core/value_text.hpp>
#include <directus/schema/json_conversion.hpp>

namespace DIRECTUS_NAMESPACE {

/// A UUID. The nil one, which is what a new `Uuid` holds, is left out by creating: Directus then
/// makes the key.
class DIRECTUS_EXPORT Uuid {
 public:
  constexpr Uuid() noexcept = default;

  /// `5eed0000-0000-4000-8000-0000000000c0`, in small or capital letters.
  ///
  /// Errors: `invalidArgument` for anything else.
  [[nodiscard]] static Result<Uuid> parse(std::string_view text);

  /// In small letters.
  [[nodiscard]] std::string toString() const;
  /// The same: what `Key`, `Decimal` and `Choice` call it, too.
  [[nodiscard]] std::string text() const { return toString(); }

  /// Whether it is all zeros, as `Uuid()` is.
  [[nodiscard]] constexpr bool isNil() const noexcept { return high_ == 0 && low_ == 0; }

  friend constexpr auto operator<=>(const Uuid&, const Uuid&) noexcept = default;

 private:
  friend struct std::hash<Uuid>;
  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Uuid> {
  static constexpr const char* expected = "UUID";
  static constexpr auto form = detail::ValueForm::uuid;
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, Uuid& uuid);
  static bool toText(const Uuid& uuid, std::string& text);
  static bool isUnset(const Uuid& uuid) { return uuid.isNil(); }
};

template <>
inline constexpr bool detail::isPrinted<Uuid> = true;

}  // namespace DIRECTUS_NAMESPACE

template <>
struct std::hash<directus::Uuid> {
  std::size_t operator()(const directus::Uuid& uuid) const noexcept {
    return static_cast<std::size_t>(uuid.high_ * 31 + uuid.low_);
  }
};
