#pragma once

#include <string_view>

#include <directus/query/field.hpp>

// A field compared with a value: what a filter consists of.

namespace DIRECTUS_NAMESPACE {

// Values may come first. `==` and `!=` with nothing (`std::nullopt`, a `Ref` to nothing) ask for
// null.

namespace detail {
/// What may stand beside a field: everything but another field.
template <class T>
constexpr bool isField = false;
template <FixedText P>
constexpr bool isField<Field<P>> = true;
template <FixedText P>
constexpr bool isField<JsonField<P>> = true;
template <class T>
concept Operand = !isField<T>;

template <FixedText P, class T>
auto equals(Field<P> f, std::string_view operation, std::string_view withoutValue, const T& value) {
  if constexpr (requires { RelatedKey<T>::isSingle; })
    return RelatedKey<T>::template where<P>(operation, withoutValue, value);
  else if constexpr (requireValue<T>()) {
    if constexpr (valueKind<T>() == ValueKind::null)
      return operation == "_eq" ? f.isNull() : f.isNotNull();
    else if constexpr (OptionalValue<T>)
      return f.whereOptional(operation, withoutValue, value);
    else
      return f.where(operation, value);
  } else {
    return Expression<>{};  // of any model: the sentence has been said
  }
}
template <class T>
constexpr bool isOneValue = SingleValue<T>;

template <FixedText P, class T>
auto compares(Field<P> f, std::string_view operation, const T& value) {
  if constexpr (requireValue<T>()) {
    static_assert(isOneValue<T>,
                  "directus: <, <=, > and >= compare with one value, neither with a list nor with "
                  "an optional");
    if constexpr (isOneValue<T>)
      return f.where(operation, value);
    else
      return Expression<>{};
  } else {
    return Expression<>{};
  }
}
}  // namespace detail

template <detail::FixedText P, detail::Operand T>
auto operator==(Field<P> f, const T& value) {
  return detail::equals(f, "_eq", "_null", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator==(const T& value, Field<P> f) {
  return detail::equals(f, "_eq", "_null", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator!=(Field<P> f, const T& value) {
  return detail::equals(f, "_neq", "_nnull", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator!=(const T& value, Field<P> f) {
  return detail::equals(f, "_neq", "_nnull", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator<(Field<P> f, const T& value) {
  return detail::compares(f, "_lt", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator<=(Field<P> f, const T& value) {
  return detail::compares(f, "_lte", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator>(Field<P> f, const T& value) {
  return detail::compares(f, "_gt", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator>=(Field<P> f, const T& value) {
  return detail::compares(f, "_gte", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator<(const T& value, Field<P> f) {
  return detail::compares(f, "_gt", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator<=(const T& value, Field<P> f) {
  return detail::compares(f, "_gte", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator>(const T& value, Field<P> f) {
  return detail::compares(f, "_lt", value);
}
template <detail::FixedText P, detail::Operand T>
auto operator>=(const T& value, Field<P> f) {
  return detail::compares(f, "_lte", value);
}

}  // namespace DIRECTUS_NAMESPACE
