#include "codec/raw_items.hpp"

#include "codec/document.hpp"
#include "codec/json_parts.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

Error noItems(std::string_view why) {
  return makeError(ErrorKind::decode, "data: " + std::string(why));
}

simdjson::error_code split(ondemand::value& list, std::vector<RawItem>& items) {
  ondemand::array array;
  if (const auto failed = list.get_array().get(array)) return failed;
  for (auto entry : array) {
    ondemand::value value;
    std::string_view json;
    if (const auto failed = entry.get(value)) return failed;
    if (const auto failed = rawJsonOf(value, json)) return failed;
    items.push_back({.json = json});
  }
  return simdjson::SUCCESS;
}

}  // namespace

Result<std::vector<RawItem>> rawItems(Decoder& decoder, std::string_view data,
                                      std::string_view keyName) {
  std::vector<RawItem> items;
  Document document(decoder.state());
  if (const auto failed = document.open({.text = data})) return noItems(describe(failed));
  if (document.text().find_first_not_of(" \t\r\n") != std::string_view::npos &&
      !document.isObject()) {
    ondemand::value root;
    if (const auto failed = document.value(root)) return noItems(describe(failed));
    const char first = tokenOf(root).front();
    if (first == 'n') return items;
    if (first != '[') return noItems("expected a list or an item");
    if (const auto failed = split(root, items)) return noItems(describe(failed));
    if (!document.isFinished()) return noItems("something follows the JSON");
  } else {
    items.push_back({.json = withoutSpaceBehind(document.text())});
  }
  // What was opened may be a copy, which the next document overwrites.
  for (RawItem& item : items)
    item.json = data.substr(document.offsetOf(item.json), item.json.size());
  for (RawItem& item : items) item.key = keyText(memberText(item.json, keyName));
  return items;
}

std::string keyText(std::string_view json) {
  if (json.empty()) return {};
  if (json.front() != '"')
    return json.front() == '-' || (json.front() >= '0' && json.front() <= '9') ? std::string(json)
                                                                               : std::string();
  std::string text;
  Decoder decoder;
  if (!decodeValue(decoder, {.text = json}, typeInfo<std::string>(), &text)) return {};
  return text;
}

}  // namespace DIRECTUS_NAMESPACE::detail
