#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <directus/core/value_text.hpp>
#include <directus/schema/choices.hpp>
#include <directus/schema/json_conversion.hpp>

namespace DIRECTUS_NAMESPACE {

/// A value of the enum `E`, or whatever else stands in the field: somebody may add a choice to a
/// field, and a choice that was removed stays in old items. What `E` does not have is kept as it
/// came and written back so. (A member of type `E` itself refuses it: a decode error.)
template <class E>
class Choice {
 public:
  Choice() noexcept = default;  ///< the value 0
  Choice(E value) noexcept : value_(value) {}

  /// By its name in Directus, known or not.
  [[nodiscard]] static Choice fromText(std::string_view text) {
    Choice made;
    const std::size_t index = ops().find(text);
    made.isKnown_ = index != ops().count;
    if (made.isKnown_)
      made.value_ = static_cast<E>(ops().choices[index].value);
    else
      made.other_ = text;
    return made;
  }

  /// Whether the enum has it.
  [[nodiscard]] bool isKnown() const noexcept { return isKnown_; }

  /// The value of the enum; empty when `E` does not have it.
  [[nodiscard]] std::optional<E> value() const noexcept {
    return isKnown_ ? std::optional<E>(value_) : std::nullopt;
  }
  /// The value of the enum, or `other` when `E` does not have it.
  [[nodiscard]] E valueOr(E other) const noexcept { return isKnown_ ? value_ : other; }

  /// What it is called in Directus; "" for a number of `E` without a name.
  [[nodiscard]] std::string_view text() const noexcept {
    if (!isKnown_) return other_;
    const std::size_t index = ops().find(detail::choiceNumber(value_));
    return index == ops().count ? std::string_view() : ops().name(index);
  }
  /// The same as `text`.
  [[nodiscard]] std::string toString() const { return std::string(text()); }

  /// Whether it has a text, which may be "": false for a number of `E` without a name.
  [[nodiscard]] bool hasText() const noexcept {
    return !isKnown_ || ops().find(detail::choiceNumber(value_)) != ops().count;
  }

  friend bool operator==(const Choice&, const Choice&) = default;
  friend bool operator==(const Choice& a, E b) noexcept { return a.isKnown_ && a.value_ == b; }

 private:
  // A function: `E` may be completed, and named, after the model.
  static constexpr const detail::ChoiceOps& ops() noexcept { return detail::ChoiceTable<E>::ops; }

  E value_{};
  bool isKnown_ = true;
  std::string other_{};
};

template <class E>
struct JsonConversion<Choice<E>> {
  static constexpr const char* expected = "choice";
  static constexpr auto form = detail::ValueForm::choice;

  static bool fromText(std::string_view text, Choice<E>& choice) {
    choice = Choice<E>::fromText(text);
    return true;
  }
  static bool toText(const Choice<E>& choice, std::string& text) {
    text += choice.text();
    return choice.hasText();
  }
};

template <class E>
inline constexpr bool detail::isPrinted<Choice<E>> = true;

}  // namespace DIRECTUS_NAMESPACE

template <class E>
struct std::hash<directus::Choice<E>> : directus::detail::HashByText<directus::Choice<E>> {};
