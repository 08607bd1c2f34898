#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <directus/schema/any_table.hpp>
#include <directus/schema/extend.hpp>
#include <directus/schema/renamed.hpp>

// The fields of a struct one by one, those of what it extends among them.

namespace DIRECTUS_NAMESPACE::detail {

template <class T, class Visitor>
constexpr void visitFields(Visitor& visitor);

template <class T, std::size_t Index, class Visitor>
constexpr void visitField(Visitor& visitor) {
  using Member = MemberAt<T, Index>;
  if constexpr (isExtend<Member>) visitFields<typename Member::Extended>(visitor);
  if constexpr (isAny<Member>) visitor.template collection<T, Index>();
  if constexpr (!isExtend<Member>) visitor.template field<T, Index>();
}

/// `visitor.field<Struct, Index>()` for each field of `T`; before an `Any` that of its collection,
/// `visitor.collection<Struct, Index>()`.
template <class T, class Visitor>
constexpr void visitFields(Visitor& visitor) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visitField<T, I>(visitor), ...);
  }(std::make_index_sequence<memberCount<T>>());
}

struct FieldCounter {
  std::size_t count = 0;
  bool hasRenames = false;

  template <class T, std::size_t>
  constexpr void collection() {
    ++count;
  }
  template <class T, std::size_t>
  constexpr void field() {
    ++count;
    hasRenames = hasRenames || HasFieldNames<T>;
  }
};

template <class T>
constexpr FieldCounter countFields = [] {
  FieldCounter counter;
  visitFields<T>(counter);
  return counter;
}();

}  // namespace DIRECTUS_NAMESPACE::detail
