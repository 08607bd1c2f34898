// What Directus says over its socket: a message is read, or refused as a whole, and what is taken
// out of it can be read on. Whatever order the answers come in, the tables keep their promises.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <directus/core/json_text.hpp>

#include "codec/socket_message.hpp"
#include "core/json_members.hpp"
#include "realtime/keys.hpp"
#include "realtime/messages.hpp"
#include "realtime/socket_requests.hpp"
#include "realtime/subscriptions.hpp"

using namespace directus;
using namespace directus::detail;

namespace {

using Millis = std::chrono::milliseconds;

void readMessage(std::string_view text) {
  Decoder decoder;
  SocketMessage message;
  if (!readSocketMessage(decoder, text, message)) return;
  if (!isUtf8(message.type) || !isUtf8(message.errorMessage)) std::abort();
  if (waitAskedFor(message.errorMessage) > std::chrono::minutes(1)) std::abort();
  // Well-formed only as far as brackets go: whoever takes items out of it reads the rest.
  const std::string data(message.data);
  if (const auto keys = keysIn(decoder, data))
    for (const Key& key : *keys)
      if (key.text().empty()) std::abort();
  (void)keysOf(decoder, data, "id");
}

/// One byte is one event; what follows from it is checked after each.
void playTables(std::string_view events) {
  Subscriptions subscriptions(Millis(1000));
  SocketRequests requests;
  Millis now(0);
  int made = 0;
  for (const char event : events) {
    const auto what = static_cast<unsigned char>(event);
    const std::string uid = "u" + std::to_string(what / 16);
    const Error error({.kind = ErrorKind::api, .message = "no"});
    switch (what % 16) {
      case 0:
        subscriptions.add(uid, "frame");
        break;
      case 1:
        (void)subscriptions.remove(uid);
        break;
      case 2:
        (void)subscriptions.onInit(uid);
        break;
      case 3:
        (void)subscriptions.onRefused(uid, now, what < 128);
        break;
      case 4:
        subscriptions.onUnsubscribed(uid);
        break;
      case 5:
        subscriptions.lost(GapReason::reconnected);
        (void)requests.lost();
        break;
      case 6:
        subscriptions.ready();
        requests.ready();
        break;
      case 7:
        subscriptions.again(uid, GapReason::overflow);
        break;
      case 8:
        subscriptions.throttled(now + Millis(what));
        requests.throttled(now + Millis(what));
        break;
      case 9:
        now += Millis(what * 10);
        subscriptions.tick(now);
        break;
      case 10:
        requests.add(
            {.uid = "r" + std::to_string(made++ % 16), .frame = "f", .onlyReads = what > 99});
        break;
      case 11:
        (void)requests.answered("r" + std::to_string(what / 16));
        break;
      case 12:
        (void)requests.remove("r" + std::to_string(what / 16));
        break;
      case 13:
        requests.refusedOne(error);
        break;
      case 14:
        if (!requests.refused().empty() && requests.sent() != 0) std::abort();
        break;
      default:
        (void)requests.failed(error);
    }
    while (const auto frame = subscriptions.next(now))
      if (!subscriptions.has(frame->uid)) std::abort();
    while (requests.next(now, subscriptions.asked())) {
    }
    if (subscriptions.asked() > subscriptions.size() || requests.sent() > SocketRequests::mostSent)
      std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  readMessage(bytes);
  playTables(bytes);
  return 0;
}
