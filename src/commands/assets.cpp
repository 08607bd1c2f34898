#include <directus/commands/assets.hpp>

#include <directus/query/value.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// What is empty is not sent.
class AssetParams {
 public:
  void add(const char* name, const std::string& value) {
    if (!value.empty()) params_.push_back({.name = name, .value = value});
  }
  template <class T>
  void add(const char* name, const std::optional<T>& value) {
    if (value) add(name, valueText(*value), QueryParam::Kind::literal);
  }
  void add(const char* name, const JsonText& value) {
    if (!value.empty()) add(name, valueText(value), QueryParam::Kind::json);
  }

  [[nodiscard]] Result<QueryParams> take() && {
    if (!refused_.empty()) return refused_.error();
    return std::move(params_);
  }

 private:
  void add(const char* name, ValueText&& value, QueryParam::Kind kind) {
    if (!value.refused.empty()) refused_.add(invalidArgument(name, value.refused));
    params_.push_back({.name = name, .value = std::move(value.text), .kind = kind});
  }

  QueryParams params_;
  Refusal refused_;
};

}  // namespace

CommandRequest readAssetRequest(const Key& key, const AssetsQuery& query) {
  AssetParams params;
  params.add("key", query.key);
  params.add("width", query.width);
  params.add("height", query.height);
  params.add("fit", query.fit);
  params.add("quality", query.quality);
  params.add("withoutEnlargement", query.withoutEnlargement);
  params.add("format", query.format);
  params.add("focal_point_x", query.focal_point_x);
  params.add("focal_point_y", query.focal_point_y);
  params.add("transforms", query.transforms);
  params.add("download", query.download);
  return readRequest(Route("/assets").segment("key", key), std::move(params).take());
}

CommandRequest filesZipRequest(const Keys& keys) {
  Route route("/assets/files/");
  for (const Key& key : keys)
    if (key.text().empty()) route.refuse(invalidArgument("keys", "an empty key"));
  auto body = keysJson(keys);
  if (body) body = R"({"ids":)" + *body + '}';
  return sendRequest("POST", route, body, QueryParams());
}

CommandRequest folderZipRequest(const Key& key) {
  return Route("/assets/folder").segment("key", key).request("POST");
}

}  // namespace DIRECTUS_NAMESPACE::detail
