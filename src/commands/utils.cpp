#include <directus/commands/utils.hpp>

namespace DIRECTUS_NAMESPACE {

std::string_view toString(ExportFormat format) noexcept {
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

}  // namespace DIRECTUS_NAMESPACE

namespace DIRECTUS_NAMESPACE::detail {

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
  const Route route = Route("/utils/sort").segment("collection", collection);
  const auto from = keyJson("item", item);
  const auto target = keyJson("to", to);
  if (!from || !target) return sendRequest("POST", route, from ? target : from, QueryParams());
  ObjectText body;
  addMember(body, "item", *from);
  addMember(body, "to", *target);
  return sendRequest("POST", route, objectJson(body, "item"), QueryParams());
}

CommandRequest utilsExportRequest(std::string_view collection, ExportFormat format,
                                  const Result<QueryParams>& query,
                                  const Result<std::string>& file) {
  const Route route = Route("/utils/export").segment("collection", collection);
  if (!query) return sendRequest("POST", route, query.error(), QueryParams());
  if (!file) return sendRequest("POST", route, file.error(), QueryParams());
  ObjectText body;
  addTextMember(body, "format", toString(format));
  addMember(body, "query", queryAsJson(*query));
  addMember(body, "file", *file);
  return sendRequest("POST", route, objectJson(body, "query"), QueryParams());
}

}  // namespace DIRECTUS_NAMESPACE::detail
