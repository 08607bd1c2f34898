#include "codec/unset.hpp"

#include <string>
#include <string_view>

#include <directus/schema/any_state.hpp>
#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view primaryKey = "id";

/// Whether a primary key still has the value that it was made with. Directus would take `"id":0`
/// for a key, and store the item under it.
bool isEmptyKey(const TypeInfo& type, const void* value) {
  if (type.kind == TypeKind::signedInteger || type.kind == TypeKind::unsignedInteger)
    return loadSigned(type.size, value) == 0;
  return type.kind == TypeKind::text && static_cast<const std::string*>(value)->empty();
}

bool isUnset(const AnyState& any) {
  return any.key().holds() == RefState::Holds::null && any.collection().empty();
}

/// Whether a value counts as unset by itself, as a hash does that came from the server.
bool isNoValue(const TypeInfo& type, const void* value) {
  if (type.kind == TypeKind::textForm)
    return type.ops.text->isUnset != nullptr && type.ops.text->isUnset(value);
  if (type.kind == TypeKind::custom)
    return type.ops.custom->isUnset != nullptr && type.ops.custom->isUnset(value);
  return false;
}

}  // namespace

bool isUnset(const FieldInfo& field, const void* value, bool inItem) {
  const TypeInfo& type = *field.type;
  switch (type.kind) {
    case TypeKind::optional: {
      const void* held = type.ops.optional->get(value);
      return held == nullptr || isNoValue(*type.inner, held);
    }
    case TypeKind::relation:
      return type.ops.relation->constState(value).holds() == RefState::Holds::null;
    case TypeKind::any:
    case TypeKind::collection:
      return isUnset(*static_cast<const AnyState*>(value));
    case TypeKind::textForm:
    case TypeKind::custom:
      return isNoValue(type, value);
    default:
      return inItem && field.nameView() == primaryKey && isEmptyKey(type, value);
  }
}
}  // namespace DIRECTUS_NAMESPACE::detail
