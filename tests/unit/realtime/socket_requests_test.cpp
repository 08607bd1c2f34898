// The table of requests over the socket, line by line.
#include "realtime/socket_requests.hpp"

#include "support/catch.hpp"

using namespace std::chrono_literals;

namespace {

using directus::Error;
using directus::ErrorKind;
using directus::detail::SocketRequests;
using Millis = std::chrono::milliseconds;

constexpr Millis start = 1h;

SocketRequests::Request read(std::string uid) {
  return {.uid = std::move(uid), .frame = "r", .onlyReads = true};
}
SocketRequests::Request write(std::string uid) {
  return {.uid = std::move(uid), .frame = "w"};
}

/// The uids of what goes out now.
std::string send(SocketRequests& requests, Millis now = start, std::size_t others = 0) {
  std::string uids;
  while (const auto request = requests.next(now, others)) uids += request->uid + ' ';
  return uids;
}

}  // namespace

TEST_CASE("requests wait for the connection and go out in their order") {
  SocketRequests requests;
  requests.add(read("a"));
  requests.add(write("b"));
  CHECK(send(requests).empty());
  requests.ready();
  CHECK(send(requests) == "a b ");
  CHECK(send(requests).empty());
}

TEST_CASE("answers are known by their uid, in any order, once") {
  SocketRequests requests;
  requests.ready();
  requests.add(read("a"));
  requests.add(read("b"));
  (void)send(requests);
  CHECK(requests.answered("b"));
  CHECK_FALSE(requests.answered("b"));
  CHECK(requests.answered("a"));
  CHECK_FALSE(requests.answered("c"));
}

TEST_CASE("when the connection is lost a read is sent again, and of a write nobody knows") {
  SocketRequests requests;
  requests.ready();
  requests.add(read("a"));
  requests.add(write("b"));
  (void)send(requests);
  requests.add(write("c"));
  const auto ends = requests.lost();
  REQUIRE(ends.size() == 1);
  CHECK(ends[0].uid == "b");
  CHECK(ends[0].error->kind() == ErrorKind::outcomeUnknown);
  CHECK(send(requests).empty());
  requests.ready();
  CHECK(send(requests) == "a c ");
}

TEST_CASE("when the connection is given up all end") {
  SocketRequests requests;
  requests.ready();
  requests.add(write("a"));
  (void)send(requests);
  requests.add(read("b"));
  const auto ends = requests.failed(Error({.kind = ErrorKind::tls, .message = "no"}));
  REQUIRE(ends.size() == 2);
  CHECK(ends[0].error->kind() == ErrorKind::outcomeUnknown);
  CHECK(ends[1].error->kind() == ErrorKind::tls);
  CHECK(requests.size() == 0);
}

TEST_CASE("a request that is not wanted any more says whether it was sent") {
  SocketRequests requests;
  requests.ready();
  requests.add(write("a"));
  CHECK_FALSE(requests.remove("a"));
  requests.add(write("b"));
  (void)send(requests);
  CHECK(requests.remove("b"));
  CHECK_FALSE(requests.answered("b"));
}

TEST_CASE("after a rate limit a read is sent again when the server wants it") {
  SocketRequests requests;
  requests.ready();
  requests.add(read("a"));
  (void)send(requests);
  requests.throttled(start + 1s);
  CHECK(requests.wakeAt() == start + 1s);
  CHECK(send(requests, start + 999ms).empty());
  CHECK(send(requests, start + 1s) == "a ");
}

TEST_CASE("after a rate limit a write is sent again only when it is sure that it was dropped") {
  SocketRequests requests;
  requests.ready();
  requests.add(write("a"));
  requests.add(write("b"));
  (void)send(requests);
  requests.throttled(start + 1s);
  CHECK(send(requests, start + 1s).empty());  // one of two: which?
  requests.throttled(start + 2s);
  CHECK(requests.answered("b"));
  CHECK(send(requests, start + 2s) == "a ");
}

TEST_CASE("a write is not sent again while a subscription or a pong may be what was dropped") {
  SocketRequests requests;
  requests.ready();
  requests.add(write("a"));
  (void)send(requests);
  requests.throttled(start + 1s);
  CHECK(send(requests, start + 1s, 1).empty());
  requests.plainSent(start + 1s);
  requests.throttled(start + 2s);
  CHECK(send(requests, start + 2s).empty());
}

TEST_CASE("a message without an answer is done when it is sent") {
  SocketRequests requests;
  requests.ready();
  requests.add({.uid = "m", .frame = "m", .hasAnswer = false});
  CHECK(send(requests) == "m ");
  CHECK(requests.size() == 0);
}

TEST_CASE("what is about a connection is not sent on the next one") {
  SocketRequests requests;
  requests.add({.uid = "", .frame = "u", .hasAnswer = false, .isOfConnection = true});
  (void)requests.lost();
  requests.ready();
  CHECK(send(requests).empty());
}

TEST_CASE("only so many wait for an answer at a time") {
  SocketRequests requests;
  requests.ready();
  for (int i = 0; i < 100; ++i) requests.add(read(std::to_string(i)));
  (void)send(requests);
  CHECK(requests.sent() == SocketRequests::mostSent);
  CHECK(requests.answered("0"));
  CHECK(send(requests) == "64 ");
}

namespace {

Error refusal(std::string message) {
  return Error({.kind = ErrorKind::api, .message = std::move(message)});
}

/// The requests that have ended, and how.
std::string endsOf(SocketRequests& requests) {
  std::string text;
  for (const auto& end : requests.refused()) text += end.uid + ": " + end.error->what() + ' ';
  return text;
}

}  // namespace

TEST_CASE("an error without a uid is about the one request that waits") {
  SocketRequests requests;
  requests.ready();
  requests.add(write("a"));
  (void)send(requests);
  requests.refusedOne(refusal("no"));
  CHECK(endsOf(requests) == "a: no ");
  CHECK_FALSE(requests.answered("a"));
}

TEST_CASE("an error without a uid among several requests is about the one that gets no answer") {
  SocketRequests requests;
  requests.ready();
  for (const char* uid : {"a", "b", "c"}) requests.add(write(uid));
  (void)send(requests);
  requests.refusedOne(refusal("no"));
  CHECK(endsOf(requests).empty());
  CHECK(requests.answered("a"));
  CHECK(endsOf(requests).empty());
  CHECK(requests.answered("c"));
  CHECK(endsOf(requests) == "b: no ");
}

TEST_CASE("as many errors without a uid as requests end all of them") {
  SocketRequests requests;
  requests.ready();
  for (const char* uid : {"a", "b"}) requests.add(write(uid));
  (void)send(requests);
  requests.refusedOne(refusal("first"));
  requests.refusedOne(refusal("second"));
  CHECK(endsOf(requests) == "a: first b: second ");
}

TEST_CASE("while it is not known what an error is about nothing more is sent") {
  SocketRequests requests;
  requests.ready();
  for (const char* uid : {"a", "b"}) requests.add(write(uid));
  (void)send(requests);
  requests.refusedOne(refusal("no"));
  requests.add(write("c"));
  CHECK(send(requests).empty());
  CHECK(requests.answered("a"));
  CHECK(endsOf(requests) == "b: no ");
  CHECK(send(requests) == "c ");
}

TEST_CASE("an error without a uid may be about a request that is not wanted any more") {
  SocketRequests requests;
  requests.ready();
  for (const char* uid : {"a", "b"}) requests.add(write(uid));
  (void)send(requests);
  CHECK(requests.remove("a"));
  requests.refusedOne(refusal("no"));
  CHECK(endsOf(requests).empty());
  CHECK(requests.answered("b"));
  CHECK(endsOf(requests).empty());
  requests.add(write("c"));
  CHECK(send(requests) == "c ");
}

TEST_CASE("a late answer to a request that is not wanted any more counts") {
  SocketRequests requests;
  requests.ready();
  for (const char* uid : {"a", "b"}) requests.add(write(uid));
  (void)send(requests);
  CHECK(requests.remove("a"));
  requests.refusedOne(refusal("no"));
  CHECK_FALSE(requests.answered("a"));
  CHECK(endsOf(requests) == "b: no ");
}

TEST_CASE("an error without a uid means nothing on the next connection") {
  SocketRequests requests;
  requests.ready();
  for (const char* uid : {"a", "b"}) requests.add(read(uid));
  (void)send(requests);
  requests.refusedOne(refusal("no"));
  (void)requests.lost();
  requests.ready();
  CHECK(send(requests) == "a b ");
  CHECK(requests.answered("a"));
  CHECK(endsOf(requests).empty());
}
