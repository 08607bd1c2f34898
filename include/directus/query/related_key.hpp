#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include <directus/codec/encode.hpp>
#include <directus/query/field.hpp>
#include <directus/query/model_check.hpp>
#include <directus/schema/ref.hpp>

// `field<"author"> == article.author`: a relation that was read, compared by its key.

namespace DIRECTUS_NAMESPACE::detail {

DIRECTUS_EXPORT void appendKey(ValueText& out, const RefState& state);
/// The key of an object, which `json` is, "" where its struct has none.
DIRECTUS_EXPORT void appendObjectKey(ValueText& out, const Result<std::string>& json);

/// What the keys of `T` are, as far as the model says so.
template <class T>
consteval ValueKind keyKind() {
  switch (lookUp(typeInfo<T, 0>(), "id").kind) {
    case FieldKind::number:
      return ValueKind::number;
    case FieldKind::text:
      return ValueKind::text;
    default:
      return ValueKind::any;
  }
}

template <class T>
void appendRef(ValueText& out, const Ref<T>& ref) {
  if (ref.hasObject())
    appendObjectKey(out, encodeMember(typeInfo<T, 0>(), &*ref, "id"));
  else
    appendKey(out, RefAccess::holder(ref).state());
}

template <class T>
struct RelatedKey<Ref<T>> {
  static constexpr bool isSingle = true;

  template <FixedText Path>
  static auto where(std::string_view operation, std::string_view withoutValue, const Ref<T>& ref) {
    ValueText key;
    if (ref.isNull())
      key.text = "true";
    else
      appendRef(key, ref);
    return Expression<Check<Path, keyKind<T>()>>{
        condition(Path.view(), ref.isNull() ? withoutValue : operation, key)};
  }
};

/// `in(article.editors)`
template <class T, class List>
struct RelatedKeys {
  template <FixedText Path>
  static auto where(std::string_view operation, const List& refs) {
    ValueText keys{.text = "[", .refused = {}};
    for (const Ref<T>& ref : refs) {
      if (keys.text.size() > 1) keys.text += ',';
      appendRef(keys, ref);
    }
    keys.text += ']';
    return Expression<Check<Path, keyKind<T>()>>{condition(Path.view(), operation, keys)};
  }
};

template <class T>
constexpr bool isKeyList<std::vector<Ref<T>>> = true;
template <class T>
constexpr bool isKeyList<std::initializer_list<Ref<T>>> = true;
template <class T>
struct RelatedKey<std::vector<Ref<T>>> : RelatedKeys<T, std::vector<Ref<T>>> {};
template <class T>
struct RelatedKey<std::initializer_list<Ref<T>>> : RelatedKeys<T, std::initializer_list<Ref<T>>> {};

}  // namespace DIRECTUS_NAMESPACE::detail
