#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <directus/schema/reflect.hpp>
#include <directus/schema/type_info.hpp>

// The names of an enum's values, as Directus stores them.

namespace DIRECTUS_NAMESPACE {

/// What one value of an enum is called in Directus.
template <class E>
struct ChoiceName {
  E value;
  const char* text;  ///< a literal
};

/// The names of some values of an enum: what `choicesOf` gives.
template <class E, std::size_t Count>
struct ChoiceNames {
  ChoiceName<E> names[Count];
};

/// `choicesOf<Status>({{Status::inReview, "in-review"}})`, for `choices`.
template <class E, std::size_t Count>
[[nodiscard]] consteval ChoiceNames<E, Count> choicesOf(const ChoiceName<E> (&names)[Count]) {
  ChoiceNames<E, Count> made{};
  for (std::size_t i = 0; i < Count; ++i) made.names[i] = names[i];
  return made;
}

/// The values of an `enum class` are called in Directus as in C++, without the underscore that
/// keeps a name from being a keyword (`new_`). Specialise this for those that are called
/// differently, or whose number is not in 0 … 127; the others may be left out:
/// ```
/// template <>
/// inline constexpr auto directus::choices<Status> =
///     directus::choicesOf<Status>({{Status::inReview, "in-review"}});
/// ```
/// @see https://directus.io/docs/guides/data-model/interfaces#selection
template <class E>
inline constexpr std::nullptr_t choices = nullptr;

namespace detail {

/// An enum that is read and written as text.
template <class T>
concept ChoiceEnum = std::is_enum_v<T> && !std::is_convertible_v<T, std::underlying_type_t<T>> &&
                     !std::is_same_v<std::underlying_type_t<T>, bool>;

/// Signed whatever the enum is: compiled code knows only its size.
template <class E>
constexpr long long choiceNumber(E value) noexcept {
  if constexpr (sizeof(E) == 1)
    return static_cast<signed char>(value);
  else if constexpr (sizeof(E) == 2)
    return static_cast<std::int16_t>(value);
  else if constexpr (sizeof(E) == 4)
    return static_cast<std::int32_t>(value);
  else
    return static_cast<std::int64_t>(value);
}

constexpr std::size_t reflectedChoices = 128;

/// One text of the compiler with all values in it: cheaper than a text for each.
template <auto... Values>
consteval NameRange allNames() noexcept {
#if defined(_MSC_VER) && !defined(__clang__)
  return {__FUNCSIG__, sizeof(__FUNCSIG__) - sizeof(">(void) noexcept")};
#else
  return {__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1};
#endif
}

template <class E, std::size_t... I>
consteval NameRange namesOfEnum(std::index_sequence<I...>) noexcept {
  return allNames<static_cast<E>(I)...>();
}

/// What is printed for a number that has no name, `(Status)5`, ends in a digit behind a bracket.
consteval bool isChoiceName(NameRange name) noexcept {
  return name.size > 0 && (name.text[0] < '0' || name.text[0] > '9');
}

/// The names of the values 0 … 127 of an enum; size 0 without such a value.
struct ReflectedNames {
  NameRange names[reflectedChoices];
};

/// Goes through the compiler's list backwards: what stands before it is longer each time.
template <class E>
consteval ReflectedNames reflectNames() noexcept {
  ReflectedNames found{};
  const NameRange all = namesOfEnum<E>(std::make_index_sequence<reflectedChoices>());
  std::size_t end = all.size;
  for (std::size_t i = reflectedChoices; i-- > 0;) {
    NameRange name = lastName(all.text, end);
    if (isChoiceName(name)) {
      if (name.size > 1 && name.text[name.size - 1] == '_') --name.size;
      found.names[i] = name;
    }
    // On to the comma before this value; the scopes around a name may have commas in brackets.
    end = static_cast<std::size_t>(name.text - all.text);
    for (int depth = 0; end > 0; --end) {
      const char c = all.text[end - 1];
      if (c == ')' || c == '>' || c == '}') ++depth;
      if (c == '(' || c == '<' || c == '{') --depth;
      if (c == ',' && depth == 0) break;
    }
  }
  return found;
}

consteval std::size_t literalSize(const char* text) noexcept {
  std::size_t size = 0;
  while (text[size] != '\0') ++size;
  return size;
}

/// The name that `choices` gives a value, otherwise a null pointer.
template <class E>
consteval const char* givenName([[maybe_unused]] long long value) noexcept {
  if constexpr (!std::is_same_v<decltype(choices<E>), const std::nullptr_t>)
    for (const auto& name : choices<E>.names)
      if (choiceNumber(name.value) == value) return name.text;
  return nullptr;
}

template <class E>
consteval std::size_t givenCount() noexcept {
  if constexpr (!std::is_same_v<decltype(choices<E>), const std::nullptr_t>)
    return std::size(choices<E>.names);
  else
    return 0;
}

/// How many choices there are, and how much room their names take.
struct ChoiceSize {
  std::size_t count = 0;
  std::size_t characters = 0;
};

/// Calls `visit(value, text, size)` for each choice of `E`. What was found is kept in no variable:
/// that would bring the compiler's text into the binary.
template <class E, class Visit>
consteval void visitChoices(Visit&& visit) {
  const ReflectedNames reflected = reflectNames<E>();
  for (std::size_t i = 0; i < reflectedChoices; ++i) {
    const NameRange& name = reflected.names[i];
    const auto value = static_cast<long long>(i);
    if (name.size > 0 && givenName<E>(value) == nullptr) visit(value, name.text, name.size);
  }
  if constexpr (givenCount<E>() > 0)
    for (const auto& name : choices<E>.names)
      visit(choiceNumber(name.value), name.text, literalSize(name.text));
}

template <class E>
consteval ChoiceSize measureChoices() {
  ChoiceSize size;
  visitChoices<E>([&](long long, const char*, std::size_t length) {
    ++size.count;
    size.characters += length;
  });
  return size;
}

/// The choices of an enum as data. The names are copied: the compiler's text around them stays out
/// of the binary.
template <class E, std::size_t Count, std::size_t Characters>
struct ChoiceList {
  ChoiceInfo infos[Count + 1] = {};
  char text[Characters + 1] = {};

  consteval ChoiceList() {
    std::size_t index = 0, at = 0;
    visitChoices<E>([&](long long value, const char* name, std::size_t length) {
      infos[index++] = {value, at, length};
      for (std::size_t i = 0; i < length; ++i) text[at++] = name[i];
    });
  }
};

template <class E>
struct ChoiceTable {
  static_assert(ChoiceEnum<E>,
                "directus: an enum that is read as text must be an enum class: for another enum, "
                "specialise directus::JsonConversion");
  static constexpr ChoiceSize size = measureChoices<E>();
  static_assert(size.count > 0,
                "directus: no value of this enum has a name: define the enum before it is used, or "
                "name its values by directus::choices");
  static constexpr ChoiceList<E, size.count, size.characters> list{};
  static constexpr ChoiceOps ops{list.infos, size.count, list.text};

  static constexpr TypeInfo info() noexcept {
    TypeInfo made{.kind = TypeKind::choice,
                  .category = TypeCategory::text,
                  .size = sizeof(E),
                  .form = ValueForm::choice,
                  .expected = "string"};
    made.ops.choice = &ops;
    return made;
  }
};

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
