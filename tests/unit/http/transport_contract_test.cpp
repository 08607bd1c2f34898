// What every transport owes its caller: runs on the fake one and on the one over libcurl.
#include "unit/http/transport_contract.hpp"

#include <memory>
#include <thread>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;

#define CONTRACT(sentence) TEMPLATE_TEST_CASE(sentence, "[contract]", FakePeer, CurlPeer)

CONTRACT("a reply comes with its status, headers and body") {
  TestType peer;
  peer.willReply(200, R"({"data":1})", {{"Content-Type", "application/json"}});
  const auto reply = peer.transport().send({.url = peer.url("/items/a?limit=1")}, {}).value();
  CHECK(reply.status == 200);
  CHECK(reply.headers.find("content-type") == "application/json");
  CHECK(reply.body.view() == R"({"data":1})");
  CHECK(peer.seen().at(0).target == "/items/a?limit=1");
}

CONTRACT("a refusal is a response, not an error") {
  TestType peer;
  peer.willReply(403, R"({"errors":[]})");
  const auto reply = peer.transport().send({.url = peer.url()}, {}).value();
  CHECK(reply.status == 403);
  CHECK(reply.body.view() == R"({"errors":[]})");
}

CONTRACT("a redirect is given back, not followed") {
  TestType peer;
  peer.willReply(302, {}, {{"Location", "/elsewhere"}});
  const auto reply = peer.transport().send({.url = peer.url()}, {}).value();
  CHECK(reply.status == 302);
  CHECK(reply.headers.find("Location") == "/elsewhere");
  CHECK(peer.seen().size() == 1);
}

CONTRACT("every value of a repeated header is there, in order") {
  TestType peer;
  peer.willReply(200, {}, {{"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}});
  const auto reply = peer.transport().send({.url = peer.url()}, {}).value();
  CHECK(reply.headers.findAll("set-cookie") == std::vector<std::string_view>{"a=1", "b=2"});
}

CONTRACT("method, headers and body arrive as they were given") {
  TestType peer;
  for (const char* method : {"POST", "PATCH", "DELETE", "SEARCH", "PUT"}) {
    peer.willReply(200);
    (void)peer.transport()
        .send({.method = method,
               .url = peer.url(),
               .headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}},
               .body = R"({"a":"\u00e9"})"},
              {})
        .value();
    const Seen seen = peer.seen().back();
    CHECK(seen.method == method);
    CHECK(seen.header("Content-Type") == "application/json");
    CHECK(seen.header("X-Empty") == "");
    CHECK(seen.body == R"({"a":"\u00e9"})");
  }
}

CONTRACT("methods without a body send none") {
  TestType peer;
  for (const char* method : {"GET", "DELETE", "SEARCH", "OPTIONS", "POST", "PATCH", "PUT"}) {
    peer.willReply(204);
    CHECK(peer.transport().send({.method = method, .url = peer.url()}, {}).value().status == 204);
    CHECK(peer.seen().back().method == method);
    CHECK(peer.seen().back().body == "");
  }
}

CONTRACT("the reply to HEAD has headers and no body") {
  TestType peer;
  peer.willReply(200, {}, {{"X-Count", "7"}});
  const auto reply = peer.transport().send({.method = "HEAD", .url = peer.url()}, {}).value();
  CHECK(reply.headers.find("X-Count") == "7");
  CHECK(reply.body.empty());
}

CONTRACT("nothing of a request is left in the next one") {
  TestType peer;
  const auto source = std::make_shared<TextSource>("streamed");
  const auto sink = std::make_shared<TextSink>();
  const std::vector<HttpRequest> all{
      {.method = "POST", .url = peer.url("/1"), .headers = {{"X-One", "1"}}, .body = "one"},
      {.method = "HEAD", .url = peer.url("/2")},
      {.method = "SEARCH", .url = peer.url("/3"), .body = "three"},
      {.method = "PATCH", .url = peer.url("/4"), .source = source},
      {.url = peer.url("/5"), .sink = sink},
      {.method = "POST", .url = peer.url("/6")},
      {.method = "PUT", .url = peer.url("/7"), .source = std::make_shared<TextSource>("again")},
      {.method = "HEAD", .url = peer.url("/8")},
      {.url = peer.url("/9")},
      {.method = "PUT", .url = peer.url("/10"), .source = std::make_shared<TextSource>("more")},
      {.method = "POST", .url = peer.url("/11"), .body = "eleven"},
      {.method = "DELETE", .url = peer.url("/12")},
  };
  for (const HttpRequest& request : all) {
    peer.willReply(200, {});
    (void)peer.transport().send(request, {}).value();
  }
  const std::vector<std::string> bodies{"one",   "", "three", "streamed", "",       "",
                                        "again", "", "",      "more",     "eleven", ""};
  const auto seen = peer.seen();
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(seen.at(i).method == all[i].method);
    CHECK(seen.at(i).target == "/" + std::to_string(i + 1));
    CHECK(seen.at(i).body == bodies[i]);
    CHECK(seen.at(i).header("X-One").has_value() == (i == 0));
  }
}

CONTRACT("a body is read from its source") {
  TestType peer;
  const std::string text(300'000, 'x');
  peer.willReply(200);
  (void)peer.transport()
      .send({.method = "POST", .url = peer.url(), .source = std::make_shared<TextSource>(text)}, {})
      .value();
  CHECK(peer.seen().at(0).method == "POST");
  CHECK(peer.seen().at(0).body == text);
}

CONTRACT("a source that does not know its size is sent whole") {
  TestType peer;
  const std::string text(300'000, 'x');
  peer.willReply(200);
  (void)peer.transport()
      .send({.method = "PATCH",
             .url = peer.url(),
             .source = std::make_shared<TextSource>(text, false)},
            {})
      .value();
  CHECK(peer.seen().at(0).method == "PATCH");
  CHECK(peer.seen().at(0).body == text);
}

CONTRACT("the error of a source ends the call") {
  TestType peer;
  const auto reply = peer.transport().send(
      {.method = "POST", .url = peer.url(), .source = std::make_shared<BrokenSource>()}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::storage);
}

CONTRACT("the body of a success goes to the sink") {
  TestType peer;
  const auto sink = std::make_shared<TextSink>();
  peer.willReply(200, "file");
  const auto reply = peer.transport().send({.url = peer.url(), .sink = sink}, {}).value();
  CHECK(sink->text == "file");
  CHECK(reply.body.empty());
}

CONTRACT("the body of a refusal stays in memory") {
  TestType peer;
  const auto sink = std::make_shared<TextSink>();
  peer.willReply(404, "no such file");
  const auto reply = peer.transport().send({.url = peer.url(), .sink = sink}, {}).value();
  CHECK(sink->text == "");
  CHECK(reply.body.view() == "no such file");
}

CONTRACT("the error of a sink ends the call") {
  TestType peer;
  peer.willReply(200, "file");
  const auto reply =
      peer.transport().send({.url = peer.url(), .sink = std::make_shared<BrokenSink>()}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::storage);
}

CONTRACT("a call that was stopped before it began sends nothing") {
  TestType peer;
  std::stop_source stop;
  stop.request_stop();
  const auto reply = peer.transport().send({.url = peer.url()}, {.stop = stop.get_token()});
  CHECK(failureOf(reply).kind() == ErrorKind::cancelled);
  CHECK_FALSE(failureOf(reply).isRetryable());
  CHECK(peer.seen().empty());
}

CONTRACT("a call whose deadline has passed sends nothing and can be repeated") {
  TestType peer;
  const auto reply = peer.transport().send({.method = "POST", .url = peer.url()},
                                           {.deadline = std::chrono::steady_clock::now()});
  CHECK(failureOf(reply).kind() == ErrorKind::timeout);
  CHECK(failureOf(reply).isRetryable());
  CHECK(peer.seen().empty());
}

CONTRACT("stopping ends a call that waits for its reply") {
  TestType peer;
  peer.willNotAnswer();
  std::stop_source stop;
  std::thread stopper([&] {
    peer.waitForRequest();
    stop.request_stop();
  });
  const auto reply =
      peer.transport().send({.method = "POST", .url = peer.url()}, {.stop = stop.get_token()});
  stopper.join();
  CHECK(failureOf(reply).kind() == ErrorKind::cancelled);
}

CONTRACT("a deadline ends a repeatable call with timeout") {
  TestType peer;
  peer.willNotAnswer();
  const auto reply = peer.transport().send({.url = peer.url(), .repeatable = true},
                                           {.deadline = std::chrono::steady_clock::now() + 200ms});
  CHECK(failureOf(reply).kind() == ErrorKind::timeout);
  CHECK(failureOf(reply).isRetryable());
}

CONTRACT("a deadline leaves the outcome of any other call unknown") {
  TestType peer;
  peer.willNotAnswer();
  const auto reply = peer.transport().send({.method = "POST", .url = peer.url()},
                                           {.deadline = std::chrono::steady_clock::now() + 200ms});
  CHECK(failureOf(reply).kind() == ErrorKind::outcomeUnknown);
  CHECK_FALSE(failureOf(reply).isRetryable());
}

CONTRACT("a lost connection is a network error of a repeatable call") {
  TestType peer;
  peer.willLoseConnection();
  const auto reply = peer.transport().send({.url = peer.url(), .repeatable = true}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::network);
  CHECK(failureOf(reply).isRetryable());
}

CONTRACT("a lost connection leaves the outcome of any other call unknown") {
  TestType peer;
  peer.willLoseConnection();
  const auto reply = peer.transport().send({.method = "POST", .url = peer.url()}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::outcomeUnknown);
  CHECK_FALSE(failureOf(reply).isRetryable());
  CHECK(peer.seen().size() == 1);
}

CONTRACT("what must not be sent is refused by name, and nothing is sent") {
  TestType peer;
  const auto refusal = [&](HttpRequest request) {
    if (request.url.empty()) request.url = peer.url();
    const auto reply = peer.transport().send(request, {});
    CHECK(failureOf(reply).kind() == ErrorKind::invalidArgument);
    return std::string(failureOf(reply).what());
  };
  CHECK(refusal({.headers = {{"X-A", "1\r\nX-B: 2"}}}).find("X-A") != std::string::npos);
  CHECK(refusal({.headers = {{"Host", "evil"}}}).find("Host") != std::string::npos);
  CHECK(refusal({.headers = {{"content-length", "0"}}}).find("content-length") !=
        std::string::npos);
  CHECK(refusal({.headers = {{"Transfer-Encoding", "chunked"}}}).find("Transfer-Encoding") !=
        std::string::npos);
  CHECK(refusal({.method = "GET /x HTTP/1.1\r\n"}).find("method") != std::string::npos);
  CHECK(refusal({.url = "file:///etc/passwd"}).find("url") != std::string::npos);
  CHECK(peer.seen().empty());
}

CONTRACT("many threads may use it at once") {
  TestType peer;
  constexpr int threads = 64;
  constexpr int calls = 10;
  for (int i = 0; i < threads * calls; ++i) peer.willReply(200, "same for all");
  std::atomic<int> good = 0;
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; ++i)
    workers.emplace_back([&] {
      for (int call = 0; call < calls; ++call) {
        const auto reply = peer.transport().send({.url = peer.url(), .repeatable = true}, {});
        if (reply && reply->body.view() == "same for all") ++good;
      }
    });
  for (std::thread& worker : workers) worker.join();
  CHECK(good == threads * calls);
}
