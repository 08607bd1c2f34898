#include <directus/commands/schema.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Names of collections as one parameter.
QueryParam listParam(std::string name, const std::vector<std::string>& names) {
  return {
      .name = std::move(name), .value = namesJson(NameList(names)), .kind = QueryParam::Kind::list};
}

QueryParam flagParam(std::string name, bool flag) {
  return {
      .name = std::move(name), .value = flag ? "true" : "false", .kind = QueryParam::Kind::literal};
}

}  // namespace

CommandRequest schemaSnapshotRequest(const SchemaSnapshotOptions& options) {
  QueryParams params;
  if (!options.includeCollections.empty())
    params.push_back(listParam("includeCollections", options.includeCollections));
  if (!options.excludeCollections.empty())
    params.push_back(listParam("excludeCollections", options.excludeCollections));
  if (params.size() < 2) return readRequest("/schema/snapshot", std::move(params));
  return readRequest(
      "/schema/snapshot",
      invalidArgument("includeCollections", "cannot be given together with excludeCollections"));
}

CommandRequest schemaDiffRequest(const JsonText& snapshot, const SchemaDiffOptions& options) {
  QueryParams params;
  if (options.force) params.push_back(flagParam("force", *options.force));
  if (!options.mode.empty()) params.push_back({.name = "mode", .value = options.mode});
  return sendRequest("POST", "/schema/diff", bodyText("snapshot", snapshot), std::move(params));
}

CommandRequest schemaApplyRequest(const JsonText& diff, bool force) {
  QueryParams params;
  if (force) params.push_back(flagParam("force", true));
  auto body = bodyText("diff", diff);
  if (body && *body == "null") body = invalidArgument("diff", "there is no difference to apply");
  return sendRequest("POST", "/schema/apply", body, std::move(params));
}

CommandRequest schemaApplyRequest(const SchemaDiff& diff, bool force) {
  std::string text;
  if (auto encoded = encodeTo(text, typeInfo<SchemaDiff>(), &diff); !encoded)
    return sendRequest("POST", "/schema/apply", encoded.error(), QueryParams());
  return schemaApplyRequest(JsonText::parse(std::move(text)), force);
}

}  // namespace DIRECTUS_NAMESPACE::detail
