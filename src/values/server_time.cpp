#include <directus/values/server_time.hpp>

namespace DIRECTUS_NAMESPACE {

Result<ServerTime> ServerTime::parse(std::string_view text) {
  ServerTime time;
  if (!JsonConversion<ServerTime>::fromText(text, time))
    return detail::notParsed("ServerTime", text, JsonConversion<ServerTime>::expected);
  return time;
}

bool JsonConversion<ServerTime>::fromText(std::string_view text, ServerTime& time) {
  if (JsonConversion<Timestamp>::fromText(text, time)) return true;
  return JsonConversion<Timestamp>::fromText(std::string(text) + 'Z', time);
}

bool JsonConversion<ServerTime>::toText(const ServerTime& time, std::string& text) {
  return JsonConversion<Timestamp>::toText(time, text);
}

}  // namespace DIRECTUS_NAMESPACE
