#include <directus/commands/utils.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

std::string_view nameOfFormat(ExportFormat format) {
  switch (format) {
    case ExportFormat::csv:
      return "csv";
    case ExportFormat::csv_utf8:
      return "csv_utf8";
    case ExportFormat::json:
      return "json";
    case ExportFormat::xml:
      return "xml";
    case ExportFormat::yaml:
      return "yaml";
  }
  return "";
}

}  // namespace

CommandRequest randomStringRequest(std::optional<std::int64_t> length) {
  QueryParams params;
  if (length)
    params.push_back(
        {.name = "length", .value = std::to_string(*length), .kind = QueryParam::Kind::literal});
  return readRequest("/utils/random/string", std::move(params));
}

CommandRequest clearCacheRequest(const ClearCacheOptions& options) {
  return Route(options.system ? "/utils/cache/clear?system" : "/utils/cache/clear").request("POST");
}

CommandRequest utilitySortRequest(std::string_view collection, const Key& item, const Key& to) {
  ObjectText body;
  addMember(body, "item", item.json());
  addMember(body, "to", to.json());
  return sendRequest("POST", Route("/utils/sort").segment("collection", collection),
                     objectJson(body, "item"), QueryParams());
}

CommandRequest utilsExportRequest(std::string_view collection, ExportFormat format,
                                  const Result<QueryParams>& query,
                                  const Result<std::string>& file) {
  const Route route = Route("/utils/export").segment("collection", collection);
  if (!query) return sendRequest("POST", route, query.error(), QueryParams());
  if (!file) return sendRequest("POST", route, file.error(), QueryParams());
  ObjectText body;
  addTextMember(body, "format", nameOfFormat(format));
  addMember(body, "query", queryAsJson(*query));
  addMember(body, "file", *file);
  return sendRequest("POST", route, objectJson(body, "query"), QueryParams());
}

}  // namespace DIRECTUS_NAMESPACE::detail
