#include <directus/commands/extensions.hpp>

#include "commands/json_body.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

std::string_view required(JsonPost& post, std::string_view name, std::string_view value) {
  if (value.empty()) post.refuse(invalidArgument(name, "must not be empty"));
  return value;
}

}  // namespace

CommandRequest installRegistryExtensionRequest(std::string_view extensionId,
                                               std::string_view version) {
  JsonPost post("/extensions/registry/install");
  post.text("extension", required(post, "extensionId", extensionId));
  return post.text("version", required(post, "version", version)).request();
}

CommandRequest reinstallRegistryExtensionRequest(std::string_view extensionId) {
  JsonPost post("/extensions/registry/reinstall");
  return post.text("extension", required(post, "extensionId", extensionId)).request();
}

}  // namespace DIRECTUS_NAMESPACE::detail
