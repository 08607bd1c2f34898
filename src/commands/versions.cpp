#include <directus/commands/versions.hpp>

namespace DIRECTUS_NAMESPACE::detail {

CommandRequest promoteContentVersionRequest(const Key& id, std::string_view mainHash,
                                            const NameList* fields) {
  ObjectText body;
  if (!mainHash.empty()) addTextMember(body, "mainHash", mainHash);
  if (fields != nullptr) addNames(body, "fields", *fields);
  return sendRequest("POST", versionRoute(id, "/promote"), objectJson(body, ""), QueryParams());
}

}  // namespace DIRECTUS_NAMESPACE::detail
