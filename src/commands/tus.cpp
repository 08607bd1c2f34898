#include "commands/tus.hpp"

#include <algorithm>

#include <directus/commands/route.hpp>

#include "core/base64.hpp"
#include "http/content_range.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

bool isMetadataName(std::string_view name) {
  return !name.empty() && name.find_first_of(" ,") == std::string_view::npos;
}

bool hasText(const FormData& form, std::string_view name) {
  return std::any_of(form.parts().begin(), form.parts().end(),
                     [&](const FormData::Part& part) { return !part.file && part.name == name; });
}

Result<std::string> metadataOf(const FormData& form, const std::string& replaces) {
  std::string metadata;
  Refusal refused;
  const auto add = [&](const std::string& name, const std::string& value) {
    if (!isMetadataName(name))
      refused.add(invalidArgument("form", "'" + name + "' is not a name of a field"));
    if (!metadata.empty()) metadata += ',';
    metadata += name + ' ' + base64Of(value);
  };
  for (const FormData::Part& part : form.parts()) {
    if (!part.file) {
      add(part.name, part.value);
      continue;
    }
    if (!hasText(form, "filename_download")) add("filename_download", part.file->name());
    if (!hasText(form, "type")) add("type", part.file->type());
  }
  if (!replaces.empty()) add("id", replaces);
  if (!refused.empty()) return refused.error();
  return metadata;
}

CommandRequest tusRequest(std::string_view method, const Route& route) {
  CommandRequest request = route.request(method);
  request.headers.set("Tus-Resumable", "1.0.0");
  return request;
}

Route uploadRoute(std::string_view id) {
  return Route("/files/tus").segment("upload", id);
}

}  // namespace

CommandRequest tusCreateRequest(const FormData& form, const std::string& replaces,
                                std::uint64_t size) {
  Route route("/files/tus");
  const auto metadata = metadataOf(form, replaces);
  if (!metadata) route.refuse(metadata.error());
  CommandRequest request = tusRequest("POST", route);
  request.headers.set("Upload-Length", std::to_string(size));
  request.headers.set("Upload-Metadata", metadata.value_or(""));
  return request;
}

CommandRequest tusOffsetRequest(std::string_view id) {
  return tusRequest("HEAD", uploadRoute(id));
}

CommandRequest tusChunkRequest(std::string_view id, std::uint64_t offset,
                               std::shared_ptr<BodySource> source) {
  CommandRequest request = tusRequest("PATCH", uploadRoute(id));
  request.headers.set("Upload-Offset", std::to_string(offset));
  request.headers.set("Content-Type", "application/offset+octet-stream");
  request.onRequest.emplace_back(
      [source = std::move(source)](HttpRequest& http) { http.source = source; });
  return request;
}

Result<std::string> tusIdOf(const HttpResponse& response) {
  const auto location = response.headers.find("Location");
  const auto slash = location ? location->rfind('/') : std::string_view::npos;
  if (slash == std::string_view::npos || slash + 1 == location->size())
    return makeError(ErrorKind::decode, "the reply names no upload (Location)");
  return std::string(location->substr(slash + 1));
}

Result<std::uint64_t> tusOffsetOf(const HttpResponse& response) {
  const auto offset = numberOf(response.headers.find("Upload-Offset").value_or(""));
  if (!offset) return makeError(ErrorKind::decode, "the reply has no Upload-Offset");
  return *offset;
}

}  // namespace DIRECTUS_NAMESPACE::detail
