// What users of the JS SDK's realtime() write, in C++: the table of docs/coming-from-js.md is cut
// from here.
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;

namespace {

struct Article {
  int id{};
  std::string title;
  std::string status;
};
struct Schema {
  std::vector<Article> articles;
};

void show(const Json& message) {
  std::cout << message.size() << " members\n";
}

}  // namespace

int main() {
  try {
    auto plain = createDirectus<Schema>(settings::url()).with(staticToken(settings::token()));
    const auto client =
        std::move(plain).with(realtime({.authMode = RealtimeAuthMode::handshake,
                                        .reconnect = ReconnectOptions{.delay = 1000, .retries = 10},
                                        .heartbeat = true}));
    client.onWebSocket(WebSocketEvent::open, [](const WebSocketNotice&) { std::cout << "open\n"; });
    client.onWebSocket(WebSocketEvent::message,
                       [](const WebSocketNotice& notice) { show(Json::parse(notice.message)); });
    client.connect().get();
    auto changes =
        client.subscribe("articles", {.event = ItemEvent::update, .query = {.fields = {"id"}}})
            .get();
    auto typed = client.subscribe<&Schema::articles>({.uid = "mine"}).get();
    for (const Change<Article>& change : typed) {
      std::cout << change.items.size() << " articles of " << change.uid << '\n';
      break;
    }
    changes.unsubscribe();
    const Json message = {{"type", "ping"}};
    client.sendMessage(message).get();
    client.disconnect();
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
