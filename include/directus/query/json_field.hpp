#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <directus/query/field.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
/// `{"meta":{"_json":{"size.width":{"_gt":3}}}}`
[[nodiscard]] DIRECTUS_EXPORT FilterText jsonCondition(std::string_view field,
                                                       std::string_view path,
                                                       std::string_view operation,
                                                       const ValueText& value);
}  // namespace detail

/// A value within a field of JSON, as `field<"meta">.json("size.width")` names it; paths are those
/// of Directus: `tags[0]`, `size.width`. It has the conditions of `Field`. A list of numbers, or
/// one number, is compared as numbers, anything else as text. Directus 11 does not know it.
/// @see https://directus.io/docs/guides/connect/filter-rules
template <detail::FixedText Path>
class JsonField {
 public:
  /// What the conditions below are: a part of a filter.
  using Condition = detail::Expression<detail::JsonCheck<Path>>;

  explicit JsonField(std::string_view path) : path_(path) {}

  /// `_in`, as `Field` has it.
  template <class T>
  Condition in(const T& values) const {
    return where("_in", values);
  }
  template <class T>
  Condition in(std::initializer_list<T> values) const {
    return where("_in", values);
  }
  /// `_nin`, as `Field` has it.
  template <class T>
  Condition nin(const T& values) const {
    return where("_nin", values);
  }
  template <class T>
  Condition nin(std::initializer_list<T> values) const {
    return where("_nin", values);
  }
  /// `_between`, as `Field` has it.
  template <class A, class B>
  Condition between(const A& low, const B& high) const {
    return range("_between", low, high);
  }
  /// `_nbetween`, as `Field` has it.
  template <class A, class B>
  Condition nbetween(const A& low, const B& high) const {
    return range("_nbetween", low, high);
  }

  /// `_contains`, as `Field` has it.
  Condition contains(std::string_view text) const { return where("_contains", text); }
  /// `_ncontains`, as `Field` has it.
  Condition ncontains(std::string_view text) const { return where("_ncontains", text); }
  /// `_icontains`, as `Field` has it.
  Condition icontains(std::string_view text) const { return where("_icontains", text); }
  /// `_starts_with`, as `Field` has it.
  Condition startsWith(std::string_view text) const { return where("_starts_with", text); }
  /// `_nstarts_with`, as `Field` has it.
  Condition nstartsWith(std::string_view text) const { return where("_nstarts_with", text); }
  /// `_istarts_with`, as `Field` has it.
  Condition istartsWith(std::string_view text) const { return where("_istarts_with", text); }
  /// `_nistarts_with`, as `Field` has it.
  Condition nistartsWith(std::string_view text) const { return where("_nistarts_with", text); }
  /// `_ends_with`, as `Field` has it.
  Condition endsWith(std::string_view text) const { return where("_ends_with", text); }
  /// `_nends_with`, as `Field` has it.
  Condition nendsWith(std::string_view text) const { return where("_nends_with", text); }
  /// `_iends_with`, as `Field` has it.
  Condition iendsWith(std::string_view text) const { return where("_iends_with", text); }
  /// `_niends_with`, as `Field` has it.
  Condition niendsWith(std::string_view text) const { return where("_niends_with", text); }

  /// `_null`, as `Field` has it.
  Condition isNull() const { return where("_null", true); }
  /// `_nnull`, as `Field` has it.
  Condition isNotNull() const { return where("_nnull", true); }
  /// `_empty`, as `Field` has it.
  Condition empty() const { return where("_empty", true); }
  /// `_nempty`, as `Field` has it.
  Condition nempty() const { return where("_nempty", true); }

  /// `{field: {_json: {path: {operation: value}}}}`, what all others are made of.
  template <class T>
  Condition where(std::string_view operation, const T& value) const {
    if constexpr (detail::requireValue<T>())
      return {detail::jsonCondition(Path.view(), path_, operation, detail::valueText(value))};
    else
      return {};
  }

  template <class T>
  friend Condition operator==(const JsonField& f, const T& value) {
    if constexpr (detail::valueKind<T>() == detail::ValueKind::null) return f.isNull();
    return f.where("_eq", value);
  }
  template <class T>
  friend Condition operator!=(const JsonField& f, const T& value) {
    if constexpr (detail::valueKind<T>() == detail::ValueKind::null) return f.isNotNull();
    return f.where("_neq", value);
  }
  template <class T>
  friend Condition operator<(const JsonField& f, const T& value) {
    return f.where("_lt", value);
  }
  template <class T>
  friend Condition operator<=(const JsonField& f, const T& value) {
    return f.where("_lte", value);
  }
  template <class T>
  friend Condition operator>(const JsonField& f, const T& value) {
    return f.where("_gt", value);
  }
  template <class T>
  friend Condition operator>=(const JsonField& f, const T& value) {
    return f.where("_gte", value);
  }

 private:
  template <class A, class B>
  Condition range(std::string_view operation, const A& low, const B& high) const {
    auto values = detail::rangeText(detail::valueText(low), detail::valueText(high));
    return {detail::jsonCondition(Path.view(), path_, operation, values)};
  }

  std::string path_;
};

}  // namespace DIRECTUS_NAMESPACE
