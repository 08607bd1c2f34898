#include <directus/commands/files.hpp>

namespace DIRECTUS_NAMESPACE::detail {

Result<std::string> importBody(std::string_view url, const Result<std::string>& data) {
  if (!data) return data;
  ObjectText body;
  addTextMember(body, "url", url);
  addMember(body, "data", *data);
  return objectJson(body, "");
}

}  // namespace DIRECTUS_NAMESPACE::detail
