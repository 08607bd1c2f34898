#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/query/expression.hpp>

namespace DIRECTUS_NAMESPACE {

template <detail::FixedText Path>
struct Field;

namespace detail {

/// What `in` and `nin` take: values, or relations that were read, by their keys.
template <class T>
constexpr bool isKeyList = false;

/// How a `Ref` is compared: by its key. Defined in `related_key.hpp`.
template <class T>
struct RelatedKey;

// The type is a template argument of what is asserted, so that compilers print it.
template <class T>
constexpr bool isNoItem = !std::is_class_v<T> || !std::is_aggregate_v<T>;
template <class T>
constexpr bool isNoTimePoint = !requires(const T& value) { value.time_since_epoch(); } &&
                               !requires(const T& value) { value.year().ok(); };
template <class T>
constexpr bool isValue = FieldValue<T>;

/// Refuses, with a sentence, what is compared with no field.
template <class T>
constexpr bool requireValue() {
  static_assert(isNoTimePoint<T> || FieldValue<T>,
                "directus: to compare with a time point of <chrono>, #include "
                "<directus/values/chrono.hpp>");
  static_assert(isNoItem<T> || FieldValue<T>,
                "directus: a field is compared with a key or a value, not with an item: "
                "field<\"author\"> == author.id");
  if constexpr (isNoTimePoint<T> && isNoItem<T>)
    static_assert(isValue<T>,
                  "directus: a field is compared with a number, a text, a boolean, an enum, one of "
                  "the library's values, JSON, or a list of them for in and nin");
  return FieldValue<T>;
}

/// A struct as JSON; defined where patches are.
template <class T>
struct StructText;

/// `field<"title"> = value`, a part of a `Patch`. `Item` is what was given for related items.
template <FixedText Path, ValueKind Kind, class Item = void>
struct Assignment {
  ValueText value;
};

}  // namespace detail

template <detail::FixedText Path>
class JsonField;

/// A field to sort by, and which way: `-field<"id">`, or `up ? field<"id"> : -field<"id">`.
template <detail::FixedText Path>
struct Sorted {
  bool descending = false;
  constexpr explicit Sorted(bool isDescending) noexcept : descending(isDescending) {}
  constexpr Sorted(Field<Path>) noexcept {}
};

/// The type of `field<"author.name">`: names a field, possibly of a related item, and makes
/// conditions on it. It is checked against a model when it becomes part of a `Query`, `Filter` or
/// `Patch`.
/// @see https://directus.io/docs/guides/connect/filter-rules
template <detail::FixedText Path>
struct Field {
  /// A condition on this field, with what is compared.
  template <detail::ValueKind Kind>
  using Condition = detail::Expression<detail::Check<Path, Kind>>;
  /// A condition on a part of a text.
  using Text = Condition<detail::ValueKind::pattern>;
  /// A condition on a field of any type.
  using Anything = Condition<detail::ValueKind::any>;
  /// A condition on related items.
  using Relation = detail::Expression<detail::RelationCheck<Path>>;

  /// Its name as Directus has it: `author.name`.
  static constexpr std::string_view path() noexcept { return Path.view(); }

  /// `_in`: is one of these, a vector or a list in braces.
  template <class T>
  auto in(const T& values) const {
    return whereOneOf("_in", values);
  }
  template <class T>
  auto in(std::initializer_list<T> values) const {
    return whereOneOf("_in", values);
  }
  /// `_nin`: is different from all of these.
  template <class T>
  auto nin(const T& values) const {
    return whereOneOf("_nin", values);
  }
  template <class T>
  auto nin(std::initializer_list<T> values) const {
    return whereOneOf("_nin", values);
  }
  /// `_between`: lies within, the two ends included.
  template <class A, class B>
  auto between(const A& low, const B& high) const {
    return range("_between", low, high);
  }
  /// `_nbetween`: lies outside.
  template <class A, class B>
  auto nbetween(const A& low, const B& high) const {
    return range("_nbetween", low, high);
  }

  /// `_contains`: has that text somewhere in it.
  Text contains(std::string_view text) const { return textual("_contains", text); }
  /// `_ncontains`: does not have that text in it.
  Text ncontains(std::string_view text) const { return textual("_ncontains", text); }
  /// `_icontains`: as `contains`, whatever the case of the letters.
  Text icontains(std::string_view text) const { return textual("_icontains", text); }
  /// `_nicontains`: as `ncontains`, whatever the case.
  Text nicontains(std::string_view text) const { return textual("_nicontains", text); }
  /// `_starts_with`
  Text startsWith(std::string_view text) const { return textual("_starts_with", text); }
  /// `_nstarts_with`: does not start with that text.
  Text nstartsWith(std::string_view text) const { return textual("_nstarts_with", text); }
  /// `_istarts_with`: whatever the case of the letters.
  Text istartsWith(std::string_view text) const { return textual("_istarts_with", text); }
  /// `_nistarts_with`: does not start with that text, whatever the case.
  Text nistartsWith(std::string_view text) const { return textual("_nistarts_with", text); }
  /// `_ends_with`
  Text endsWith(std::string_view text) const { return textual("_ends_with", text); }
  /// `_nends_with`: does not end with that text.
  Text nendsWith(std::string_view text) const { return textual("_nends_with", text); }
  /// `_iends_with`: whatever the case of the letters.
  Text iendsWith(std::string_view text) const { return textual("_iends_with", text); }
  /// `_niends_with`: does not end with that text, whatever the case.
  Text niendsWith(std::string_view text) const { return textual("_niends_with", text); }
  /// `_regex`: for the validation of a field and the rules of a permission; Directus does not
  /// filter by it.
  Text regex(std::string_view pattern) const { return textual("_regex", pattern); }

  /// `_submitted`: the field is part of what was sent; for the validation of a field and the rules
  /// of a permission.
  Anything submitted() const { return yes("_submitted"); }

  /// A value within a field of JSON, by Directus' path: `field<"meta">.json("size.width") > 3`.
  /// Of Directus 12 on (`_json`).
  JsonField<Path> json(std::string_view path) const { return JsonField<Path>(path); }

  /// `_null`
  Anything isNull() const { return yes("_null"); }
  /// `_nnull`
  Anything isNotNull() const { return yes("_nnull"); }
  /// `_empty`: null or "".
  Anything empty() const { return yes("_empty"); }
  /// `_nempty`: neither null nor "".
  Anything nempty() const { return yes("_nempty"); }

  /// `_intersects`: `geometry` is GeoJSON, as for the other three. Directus has these for fields of
  /// the type `geometry`, and refuses them for `geometry.Point` and its like.
  Anything intersects(const JsonText& geometry) const { return geo("_intersects", geometry); }
  /// `_nintersects`
  Anything nintersects(const JsonText& geometry) const { return geo("_nintersects", geometry); }
  /// `_intersects_bbox`
  Anything intersectsBbox(const JsonText& geometry) const {
    return geo("_intersects_bbox", geometry);
  }
  /// `_nintersects_bbox`
  Anything nintersectsBbox(const JsonText& geometry) const {
    return geo("_nintersects_bbox", geometry);
  }

  /// At least one related item fits; the condition names fields of that item:
  /// `field<"comments">.some(field<"body">…)`.
  template <class... Checks>
  auto some(const detail::Expression<Checks...>& condition) const {
    return related("_some", condition);
  }
  /// No related item fits.
  template <class... Checks>
  auto none(const detail::Expression<Checks...>& condition) const {
    return related("_none", condition);
  }

  template <detail::FieldValue T>
  auto operator=(const T& value) const {
    return detail::Assignment<Path, detail::valueKind<T>()>{detail::valueText(value)};
  }
  /// A struct, a `Ref` or several of them: related items that are written along.
  template <class T>
    requires(std::is_class_v<T> && !detail::FieldValue<T>)
  auto operator=(const T& value) const {
    return detail::Assignment<Path, detail::ValueKind::object, T>{detail::StructText<T>::of(value)};
  }
  /// An empty optional sets null.
  template <detail::FieldValue T>
  auto operator=(const std::optional<T>& value) const {
    return detail::Assignment<Path, detail::valueKind<T>()>{
        value ? detail::valueText(*value) : detail::valueText(std::nullopt)};
  }

  constexpr Sorted<Path> operator-() const noexcept { return Sorted<Path>(true); }

  /// `{path: {operation: value}}`: any operation, by its name.
  template <detail::FieldValue T>
  Condition<detail::valueKind<T>()> where(std::string_view operation, const T& value) const {
    return {detail::condition(Path.view(), operation, detail::valueText(value))};
  }

  /// `operation` with a value, `withoutValue` for an empty optional.
  template <detail::OptionalValue T>
  Condition<detail::valueKind<T>()> whereOptional(std::string_view operation,
                                                  std::string_view withoutValue,
                                                  const T& value) const {
    if (value.has_value())
      return {detail::condition(Path.view(), operation, detail::valueText(*value))};
    return {detail::condition(Path.view(), withoutValue, {.text = "true", .refused = {}})};
  }

 private:
  template <class T>
  static auto whereOneOf(std::string_view operation, const T& values) {
    if constexpr (detail::isKeyList<T>)
      return detail::RelatedKey<T>::template where<Path>(operation, values);
    else if constexpr (detail::requireValue<T>())
      return Condition<detail::valueKind<T>()>{
          detail::condition(Path.view(), operation, detail::valueText(values))};
    else
      return detail::Expression<>{};
  }
  template <class A, class B>
  auto range(std::string_view operation, const A& low, const B& high) const {
    if constexpr (detail::requireValue<A>() && detail::requireValue<B>()) {
      auto values = detail::rangeText(detail::valueText(low), detail::valueText(high));
      return detail::Expression<detail::Check<Path, detail::valueKind<A>()>,
                                detail::Check<Path, detail::valueKind<B>()>>{
          detail::condition(Path.view(), operation, std::move(values))};
    } else {
      return detail::Expression<>{};
    }
  }
  static Text textual(std::string_view operation, std::string_view text) {
    return {detail::condition(Path.view(), operation, detail::valueText(text))};
  }
  static Anything yes(std::string_view operation) {
    return {detail::condition(Path.view(), operation, {.text = "true", .refused = {}})};
  }
  static Anything geo(std::string_view operation, const JsonText& geometry) {
    return {detail::condition(Path.view(), operation, detail::valueText(geometry))};
  }
  template <class... Checks>
  static auto related(std::string_view operation, const detail::Expression<Checks...>& inner) {
    return detail::Expression<detail::RelationCheck<Path>, detail::Below<Path, Checks>...>{
        detail::condition(Path.view(), operation, detail::expressionValue(inner))};
  }
};

/// `field<"author.name"> == "Ada"`
template <detail::FixedText Path>
inline constexpr Field<Path> field{};

}  // namespace DIRECTUS_NAMESPACE

// The operators: `field<"title"> == "x"`.
#include <directus/query/compare.hpp>
