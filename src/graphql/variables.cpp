#include <directus/graphql/variables.hpp>

#include <directus/codec/encode.hpp>

namespace DIRECTUS_NAMESPACE::detail {

void addVariables(ObjectText& out, const TypeInfo& type, const void* value) {
  const auto json = encodeVariables(type, value);
  if (json)
    addMembers(out, objectOf({.text = *json, .refused = {}}));
  else
    out.refused.add(json.error());
}

}  // namespace DIRECTUS_NAMESPACE::detail
