#include <directus/graphql/variables.hpp>

#include <directus/codec/encode.hpp>

namespace DIRECTUS_NAMESPACE::detail {

void addVariables(ObjectText& out, const TypeInfo& type, const void* value) {
  const auto json = encodeVariables(type, value);
  if (json)
    addMembers(out, objectOf({.text = *json, .refused = {}}));
  else if (out.refused.empty())
    out.refused = json.error().what();
}

}  // namespace DIRECTUS_NAMESPACE::detail
