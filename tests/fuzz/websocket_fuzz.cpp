// What a server of WebSockets sends, in pieces: texts are UTF-8 and within the limit, and the
// pieces make no difference.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <directus/core/json_text.hpp>

#include "http/websocket/frames.hpp"
#include "http/websocket/upgrade_answer.hpp"

using namespace directus;
using namespace directus::detail;

namespace {

constexpr std::size_t limit = 1000;

struct Outcome {
  std::vector<std::string> texts;
  int fault = 0;
  int closed = 0;
  std::string sent;
  bool operator==(const Outcome&) const = default;
};

Outcome readFrames(std::string_view bytes, std::size_t step) {
  WebSocketFrames frames(limit, [] { return 0x5a5a5a5aU; });
  Outcome outcome;
  while (!bytes.empty()) {
    const std::string piece(bytes.substr(0, step));
    bytes.remove_prefix(piece.size());
    frames.feed(piece);
    while (const auto text = frames.next()) {
      if (!isUtf8(*text) || text->size() > limit) std::abort();
      outcome.texts.emplace_back(*text);
    }
    while (!frames.pull().empty()) {
      outcome.sent += frames.pull();
      frames.sent(frames.pull().size());
    }
  }
  if (frames.fault()) outcome.fault = frames.fault()->code;
  if (frames.closed()) outcome.closed = frames.closed()->code;
  if (frames.isOver() && !frames.isClosing()) std::abort();
  return outcome;
}

void readAnswer(std::string_view bytes) {
  const UpgradeRequest request{.origin = "https://example.com", .accept = "x"};
  UpgradeAnswer whole(request, 2000);
  std::string_view rest = bytes;
  const auto state = whole.take(rest);
  UpgradeAnswer pieces(request, 2000);
  auto last = UpgradeAnswer::State::more;
  for (std::size_t at = 0; at < bytes.size() && last == UpgradeAnswer::State::more; ++at) {
    std::string_view one = bytes.substr(at, 1);
    last = pieces.take(one);
  }
  if (last != state) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Outcome whole = readFrames(bytes, bytes.size() + 1);
  for (const std::size_t step : {1, 2, 7})
    if (readFrames(bytes, step) != whole) std::abort();
  readAnswer(bytes);
  // Most inputs are not answers: these are.
  readAnswer("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n" +
             std::string(bytes));
  return 0;
}
