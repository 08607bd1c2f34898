#include <directus/commands/uploads.hpp>

namespace DIRECTUS_NAMESPACE::detail {

CommandRequest formRequest(std::string_view method, const Route& route, FormData form,
                           Result<QueryParams> query) {
  CommandRequest request = sendRequest(method, route, std::string(), std::move(query));
  if (form.parts().empty()) request.refused.add(invalidArgument("form", "empty"));
  request.form = std::move(form);
  if (method == "PATCH") request.effect = Effect::oneItem;
  request.options.timeout = Milliseconds(0);  // a stream: it takes what it takes, unless it stalls
  return request;
}

QueryParams importParams(const ImportBatchOptions& options) {
  QueryParams params;
  const auto addFlag = [&](const char* name, std::optional<bool> value) {
    if (value)
      params.push_back(
          {.name = name, .value = *value ? "true" : "false", .kind = QueryParam::Kind::literal});
  };
  if (options.mode)
    params.push_back({.name = "mode", .value = std::string(toString(*options.mode))});
  addFlag("dryRun", options.dryRun);
  addFlag("dangerouslyAllowDelete", options.dangerouslyAllowDelete);
  return params;
}

}  // namespace DIRECTUS_NAMESPACE::detail
