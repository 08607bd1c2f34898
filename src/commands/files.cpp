#include <directus/commands/files.hpp>

namespace directus::inline v0_1::detail {

Result<std::string> importBody(std::string_view url, const Result<std::string>& data) {
  if (!data) return data;
  ObjectText body;
  addTextMember(body, "url", url);
  addMember(body, "data", *data);
  return objectJson(body, "");
}

}  // namespace directus::inline v0_1::detail
