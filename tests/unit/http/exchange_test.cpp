#include "http/exchange.hpp"

#include <new>
#include <stdexcept>

#include "http/stall_watch.hpp"
#include "support/bodies.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using detail::BodyPool;
using detail::Exchange;
using detail::StallWatch;

namespace {

struct Setting {
  HttpRequest request{};
  HttpOptions options{};
  std::shared_ptr<BodyPool> bodies = std::make_shared<BodyPool>();
  Exchange exchange{request, options, *bodies};
};

template <class Thrown>
class ThrowingSource : public BodySource {
 public:
  Result<std::size_t> read(char*, std::size_t) override { throw Thrown(); }
};

struct UserError : std::runtime_error {
  UserError() : std::runtime_error("out of paper") {}
};

/// Says that it has five bytes.
class LyingSource : public BodySource {
 public:
  explicit LyingSource(std::size_t gives) : gives_(gives) {}
  Result<std::size_t> read(char*, std::size_t) override { return gives_; }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return 5; }

 private:
  std::size_t gives_;
};

std::optional<std::size_t> readFrom(Setting& setting, std::shared_ptr<BodySource> source) {
  setting.request.source = std::move(source);
  char buffer[100];
  return setting.exchange.onRead(buffer, sizeof buffer);
}

}  // namespace

TEST_CASE("a source that was begun and not rewound is not sent a second time") {
  const bool used = GENERATE(true, false);
  const bool repeatable = GENERATE(true, false);
  Setting setting;
  setting.request.repeatable = repeatable;
  CHECK(setting.exchange.onSend(false));
  (void)readFrom(setting, std::make_shared<TextSource>("0123456789"));
  CHECK_FALSE(setting.exchange.onSend(used));
  CHECK(setting.exchange.resendRefused());
}

TEST_CASE("a source that was rewound is sent a second time from its beginning") {
  Setting setting;
  CHECK(setting.exchange.onSend(false));
  const auto source = std::make_shared<TextSource>("0123456789");
  (void)readFrom(setting, source);
  CHECK(setting.exchange.onRewind());
  CHECK(setting.exchange.onSend(false));
  CHECK(readFrom(setting, source) == 10);
}

TEST_CASE("a reply is awaited once all of the request is out and until the reply begins") {
  Setting setting;
  setting.request.body = "0123456789";
  Exchange& exchange = setting.exchange;
  CHECK_FALSE(exchange.awaitsReply(10));
  exchange.onSend(false);
  CHECK_FALSE(exchange.awaitsReply(9));
  CHECK(exchange.awaitsReply(10));
  exchange.onHeader("HTTP/1.1 103 Early Hints\r\n");
  exchange.onHeader("\r\n");
  CHECK(exchange.awaitsReply(10));
  exchange.onHeader("HTTP/2 200\r\n");
  CHECK_FALSE(exchange.awaitsReply(10));
}

TEST_CASE("the reply to a streamed body is awaited once the source has ended") {
  const bool tellsSize = GENERATE(true, false);
  Setting setting;
  setting.exchange.onSend(false);
  const auto source = std::make_shared<TextSource>(std::string(1500, 'x'), tellsSize);
  const auto readAll = [&] {
    char buffer[2000];
    while (setting.exchange.onRead(buffer, sizeof buffer).value() > 0) {
    }
  };
  setting.request.source = source;
  CHECK_FALSE(setting.exchange.awaitsReply(0));
  (void)readFrom(setting, source);
  CHECK_FALSE(setting.exchange.awaitsReply(100));
  readAll();
  CHECK_FALSE(setting.exchange.awaitsReply(1499));
  CHECK(setting.exchange.awaitsReply(1500));
}

TEST_CASE("a request that is not repeatable goes out once on a used connection") {
  Setting setting;
  CHECK(setting.exchange.onSend(true));
  CHECK_FALSE(setting.exchange.onSend(false));
  CHECK(setting.exchange.resendRefused());
}

TEST_CASE("a second send after one on a new connection is the refusal of a stream, and allowed") {
  Setting setting;
  CHECK(setting.exchange.onSend(false));
  CHECK(setting.exchange.onSend(false));
}

TEST_CASE("a repeatable request may go out again") {
  Setting setting;
  setting.request.repeatable = true;
  CHECK(setting.exchange.onSend(true));
  CHECK(setting.exchange.onSend(true));
}

TEST_CASE("the headers of interim replies are dropped") {
  Setting setting;
  for (const char* line : {"HTTP/1.1 103 Early\r\n", "X-A: 1\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
                           "X-B: 2\r\n", "\r\n"})
    CHECK(setting.exchange.onHeader(line));
  const HttpResponse response = setting.exchange.takeResponse(200);
  CHECK_FALSE(response.headers.find("X-A"));
  CHECK(response.headers.find("X-B") == "2");
}

TEST_CASE("a header line costs more than its bytes") {
  Setting setting;
  setting.options.maxHeaderSize = 100;
  CHECK(setting.exchange.onHeader("HTTP/1.1 200 OK\r\n"));
  CHECK(setting.exchange.onHeader("A:\r\n"));
  CHECK_FALSE(setting.exchange.onHeader("A:\r\n"));
  CHECK(setting.exchange.failure()->kind() == ErrorKind::tooLarge);
}

TEST_CASE("a body beyond the limit is refused, and the error has the status") {
  Setting setting;
  setting.options.maxBodySize = 5;
  CHECK(setting.exchange.onBodyBegin(200, -1));
  CHECK(setting.exchange.onBody("12345"));
  CHECK_FALSE(setting.exchange.onBody("6"));
  CHECK(setting.exchange.failure()->kind() == ErrorKind::tooLarge);
  CHECK(setting.exchange.failure()->status() == 200);
}

TEST_CASE("a promised length reserves memory, but not without bounds") {
  Setting setting;
  CHECK(setting.exchange.onBodyBegin(200, 1'000'000));
  CHECK(setting.exchange.takeResponse(200).body.capacity() == 1'000'000);
  Setting lied;
  CHECK(lied.exchange.onBodyBegin(200, std::int64_t{1} << 60));
  CHECK(lied.exchange.takeResponse(200).body.capacity() <= std::size_t{16} << 20);
}

TEST_CASE("an exception of a source becomes an error") {
  Setting setting;
  CHECK_FALSE(readFrom(setting, std::make_shared<ThrowingSource<UserError>>()));
  CHECK(std::string(setting.exchange.failure()->what()) == "the body source threw: out of paper");
}

TEST_CASE("a number that a source throws becomes an error") {
  Setting setting;
  CHECK_FALSE(readFrom(setting, std::make_shared<ThrowingSource<int>>()));
  CHECK(setting.exchange.failure()->kind() == ErrorKind::cancelled);
}

TEST_CASE("memory that runs out in a callback is thrown on the caller's side") {
  Setting setting;
  CHECK_FALSE(readFrom(setting, std::make_shared<ThrowingSource<std::bad_alloc>>()));
  CHECK_THROWS_AS(setting.exchange.failure(), std::bad_alloc);
}

TEST_CASE("a source that gives more or fewer bytes than it said is an error") {
  const std::size_t gives = GENERATE(std::size_t{0}, std::size_t{6});
  Setting setting;
  CHECK_FALSE(readFrom(setting, std::make_shared<LyingSource>(gives)));
  CHECK(setting.exchange.failure()->kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a source is not asked beyond its end") {
  Setting setting;
  CHECK(readFrom(setting, std::make_shared<TextSource>("five!")) == 5);
  char buffer[100];
  CHECK(setting.exchange.onRead(buffer, sizeof buffer) == 0);
}

TEST_CASE("a transfer stalls when nothing moved for the limit") {
  const StallWatch::TimePoint begin{1h};
  StallWatch watch(100ms);
  CHECK_FALSE(watch.isStalled(begin, 1));
  CHECK_FALSE(watch.isStalled(begin + 99ms, 1));
  CHECK(watch.end() == begin + 100ms);
  CHECK(watch.isStalled(begin + 100ms, 1));
}

TEST_CASE("whatever moves starts the stall limit anew") {
  const StallWatch::TimePoint begin{1h};
  StallWatch watch(100ms);
  CHECK_FALSE(watch.isStalled(begin, 1));
  CHECK_FALSE(watch.isStalled(begin + 90ms, 2));
  CHECK_FALSE(watch.isStalled(begin + 189ms, 2));
  CHECK(watch.isStalled(begin + 190ms, 2));
}

TEST_CASE("without a limit nothing stalls") {
  StallWatch watch(0ms);
  CHECK_FALSE(watch.isStalled(StallWatch::TimePoint{1h}, 1));
  CHECK_FALSE(watch.isStalled(StallWatch::TimePoint{9h}, 1));
}
