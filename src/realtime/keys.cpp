#include "realtime/keys.hpp"

#include "core/json_members.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

Result<Key> keyIn(Decoder& decoder, std::string_view json) {
  std::string text(json);
  if (json.starts_with('"')) {
    const auto read = decodeValue(decoder, {.text = json}, typeInfo<std::string>(), &text, "data");
    if (!read) return read.error();
  }
  auto key = Key::parse(text);
  if (key) return key;
  return makeError(ErrorKind::decode, "data: not a list of keys");
}

}  // namespace

Result<std::vector<Key>> keysIn(Decoder& decoder, std::string_view list) {
  std::vector<Key> keys;
  for (const std::string_view item : jsonItems(list)) {
    auto key = keyIn(decoder, item);
    if (!key) return key.error();
    keys.push_back(*std::move(key));
  }
  return keys;
}

Result<std::vector<Key>> keysOf(Decoder& decoder, std::string_view items, std::string_view field) {
  std::vector<Key> keys;
  for (const std::string_view item : jsonItems(items))
    for (const JsonMember& member : jsonMembers(item)) {
      if (member.name != field) continue;
      auto key = keyIn(decoder, member.value);
      if (!key) return key.error();
      keys.push_back(*std::move(key));
    }
  return keys;
}

}  // namespace DIRECTUS_NAMESPACE::detail
