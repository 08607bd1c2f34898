#include "realtime/messages.hpp"

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Puts a JSON object together.
class ObjectWriter {
 public:
  ObjectWriter& text(std::string_view name, std::string_view value) {
    put(name);
    appendJsonString(json_, value);
    return *this;
  }
  ObjectWriter& json(std::string_view name, std::string_view value) {
    put(name);
    json_ += value;
    return *this;
  }
  [[nodiscard]] std::string done() { return std::move(json_) + '}'; }

 private:
  void put(std::string_view name) {
    json_ += json_.empty() ? '{' : ',';
    appendJsonString(json_, name);
    json_ += ':';
  }
  std::string json_;
};

std::string_view eventName(ItemEvent event) noexcept {
  switch (event) {
    case ItemEvent::create:
      return "create";
    case ItemEvent::update:
      return "update";
    case ItemEvent::delete_:
      return "delete";
    case ItemEvent::all:
      break;
  }
  return {};
}

}  // namespace

std::string authMessage(std::string_view token) {
  return ObjectWriter().text("type", "auth").text("access_token", token).done();
}

std::string pingMessage() {
  return R"({"type":"ping"})";
}

std::string pongMessage() {
  return R"({"type":"pong"})";
}

std::string subscribeMessage(std::string_view uid, const SubscribeRequest& request) {
  ObjectWriter message;
  message.text("type", "subscribe").text("collection", request.collection).text("uid", uid);
  if (request.event != ItemEvent::all) message.text("event", eventName(request.event));
  if (request.item) message.text("item", request.item->text());
  if (request.query && !request.query->empty()) message.json("query", queryAsJson(*request.query));
  return message.done();
}

std::string unsubscribeMessage(std::string_view uid) {
  return ObjectWriter().text("type", "unsubscribe").text("uid", uid).done();
}

std::chrono::milliseconds waitAskedFor(std::string_view message) {
  constexpr std::chrono::milliseconds usual = std::chrono::seconds(1);
  constexpr std::chrono::milliseconds most = std::chrono::minutes(1);
  const std::size_t begin = message.find_first_of("0123456789");
  if (begin == message.npos) return usual;
  long long count = 0;
  for (std::size_t at = begin; at < message.size() && message[at] >= '0' && message[at] <= '9';
       ++at)
    if (count < most.count()) count = count * 10 + (message[at] - '0');
  return std::min(std::chrono::milliseconds(count), most);
}

Error socketError(std::string_view code, std::string_view message, int status) {
  ApiError one;
  one.message = message;
  one.code = errorCodeFromText(code);
  one.codeText = code;
  std::string shown(message.empty() ? code : message);
  if (!code.empty() && !message.empty()) shown += " (" + std::string(code) + ')';
  return Error({.kind = ErrorKind::api,
                .message = "the server refuses: " + shown,
                .status = status,
                .errors = {std::move(one)}});
}

}  // namespace DIRECTUS_NAMESPACE::detail
