#include "live/live_plan.hpp"

#include <algorithm>

#include <directus/codec/decode.hpp>

#include "commands/core_collections.hpp"
#include "core/hash.hpp"
#include "core/url_chars.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

const QueryParam* find(const QueryParams& params, std::string_view name) {
  const auto found = std::find_if(params.begin(), params.end(),
                                  [&](const QueryParam& param) { return param.name == name; });
  return found != params.end() ? &*found : nullptr;
}

std::vector<std::string> listOf(const QueryParam& param) {
  std::vector<std::string> names;
  Decoder decoder;
  if (!decodeValue(decoder, {.text = param.value}, typeInfo<std::vector<std::string>>(), &names))
    names = {param.value};
  return names;
}

/// `/items/articles/7`, `/users/7`, `/settings`: what it is of.
void readPath(LivePlan& plan) {
  std::string_view rest = plan.whole.path;
  std::vector<std::string> segments;
  while (rest.starts_with('/')) {
    rest.remove_prefix(1);
    const auto end = (std::min)(rest.find('/'), rest.size());
    segments.push_back(percentDecoded(rest.substr(0, end), Plus::isPlus));
    rest.remove_prefix(end);
  }
  if (segments.empty()) return;
  std::size_t key = 1;
  if (segments[0] == "items" && segments.size() > 1) {
    plan.collection = segments[1];
    key = 2;
  } else if (isCoreCollection("directus_" + segments[0])) {
    plan.collection = "directus_" + segments[0];
  }
  // `/users/me`: whose key that is, only the server knows.
  if (segments.size() == key + 1 && (key == 2 || segments[key] != "me"))
    plan.itemKey = segments[key];
  if (segments.size() > key + 1) plan.collection.clear();  // a thing of its own
}

/// Whether the items of the reply have their key, so that they can be known by it.
bool hasKey(const LivePlan& plan) {
  const QueryParam* fields = find(plan.whole.params, "fields");
  if (fields == nullptr) return true;
  const auto names = listOf(*fields);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return name == plan.key || name == "*" || name.starts_with("*.");
  });
}

bool isPlainField(std::string_view name) {
  return !name.empty() && name.find_first_of(".(?:") == std::string_view::npos;
}

void readOrder(LivePlan& plan) {
  const QueryParam* sort = find(plan.whole.params, "sort");
  if (sort == nullptr) return;
  plan.hasSort = true;
  for (const std::string& text : listOf(*sort)) {
    const bool isDescending = text.starts_with('-');
    std::string name = isDescending ? text.substr(1) : text;
    if (!isPlainField(name)) {
      plan.readsParts = false;
      return;
    }
    plan.order.fields.push_back({.name = std::move(name), .isDescending = isDescending});
  }
}

bool canReadParts(const LivePlan& plan) {
  const CommandRequest& command = plan.whole;
  if (command.method != "GET" || !command.searchable || command.leavesMissing) return false;
  if (plan.collection.empty() || !plan.itemKey.empty() || !hasKey(plan)) return false;
  for (const char* name : {"offset", "page", "aggregate", "groupBy"})
    if (find(command.params, name) != nullptr) return false;
  const QueryParam* limit = find(command.params, "limit");
  return limit == nullptr || limit->value == "-1";
}

Result<void> checkOptions(const LiveQueryOptions& options) {
  if (options.settle && *options.settle < Milliseconds(0))
    return invalidArgument("settle", "must not be negative");
  if (options.interval && *options.interval < Milliseconds(1))
    return invalidArgument("interval", "must be at least 1 ms");
  if (options.key.empty()) return invalidArgument("key", "empty");
  for (const std::string& collection : options.related)
    if (collection.empty()) return invalidArgument("related", "holds an empty name");
  return {};
}

}  // namespace

Result<LivePlan> planOf(CommandRequest command, const LiveQueryOptions& options,
                        const SchemaModels* schema) {
  if (!command.refused.empty()) return command.refused.error();
  if (auto fine = checkOptions(options); !fine) return fine.error();
  const bool reads = command.method == "GET" || command.method == "SEARCH";
  if (!reads || command.effect != Effect::none || command.endsInRedirect)
    return invalidArgument("live", "takes commands that only read");
  if (find(command.params, "meta") != nullptr)
    return invalidArgument("live", "has no counts: leave meta out");
  LivePlan plan{.whole = std::move(command), .key = options.key};
  readPath(plan);
  plan.readsParts = canReadParts(plan);
  readOrder(plan);
  plan.related = relatedCollections(schema, plan.collection, plan.whole.params);
  for (const std::string& collection : options.related)
    if (collection != plan.collection) plan.related.push_back(collection);
  std::sort(plan.related.begin(), plan.related.end());
  plan.related.erase(std::unique(plan.related.begin(), plan.related.end()), plan.related.end());
  return plan;
}

CommandRequest touchedRequest(const LivePlan& plan, const std::vector<std::string>& keys) {
  CommandRequest request = plan.whole;
  std::string condition = "{";
  appendJsonString(condition, plan.key);
  condition += R"(:{"_in":[)";
  for (std::size_t i = 0; i < keys.size(); ++i) condition.append(i > 0 ? "," : "").append(keys[i]);
  condition += "]}}";
  const auto put = [&request](const char* name, std::string value, QueryParam::Kind kind) {
    const auto at = std::find_if(request.params.begin(), request.params.end(),
                                 [&](const QueryParam& param) { return param.name == name; });
    QueryParam param{.name = name, .value = std::move(value), .kind = kind};
    if (at == request.params.end())
      request.params.push_back(std::move(param));
    else
      *at = std::move(param);
  };
  if (const QueryParam* filter = find(request.params, "filter"))
    condition = R"({"_and":[)" + filter->value + ',' + condition + "]}";
  put("filter", std::move(condition), QueryParam::Kind::json);
  put("limit", std::to_string(keys.size()), QueryParam::Kind::literal);
  return request;
}

std::string fingerprintOf(const LivePlan& plan, std::string_view server) {
  std::string text(server);
  for (const std::string* part :
       {&plan.whole.method, &plan.whole.path, &plan.whole.body, &plan.key})
    text.append("\n").append(*part);
  for (const QueryParam& param : plan.whole.params)
    text.append("\n").append(param.name).append("=").append(param.value);
  return hashOf(text);
}

}  // namespace DIRECTUS_NAMESPACE::detail
