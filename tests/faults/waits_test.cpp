// A server that works for long before it answers.
#include <directus/directus.hpp>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

namespace {

constexpr auto stall = 100ms;
constexpr auto work = 600ms;

/// Works and answers; says `meanwhile` in between.
FaultServer::Script working(std::string meanwhile = "") {
  return FaultServer::serve([=](Connection& connection, const ReceivedRequest&) {
    connection.sleep(work);
    if (!meanwhile.empty()) {
      connection.write(meanwhile);
      connection.sleep(work);
    }
    connection.reply(200, R"({"data":[]})", "Content-Type: application/json\r\n");
  });
}

/// Reads and says nothing.
FaultServer::Script silent() {
  return [](Connection& connection) {
    if (connection.read()) connection.waitForEnd();
  };
}

/// Pauses within its reply.
FaultServer::Script pausing() {
  return FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.write(
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n"
        "Content-Type: application/json\r\n\r\n{\"data\"");
    connection.sleep(work);
    connection.write(":[]}");
  });
}

std::vector<HttpRequest> requestsTo(const std::string& url) {
  return {{.url = url},
          {.method = "POST", .url = url, .body = "{}"},
          {.method = "POST", .url = url, .source = std::make_shared<TextSource>("some text")},
          {.method = "POST", .url = url, .source = std::make_shared<TextSource>("chunks", false)},
          {.url = url, .sink = std::make_shared<TextSink>()}};
}

std::string whyOf(const Result<HttpResponse>& reply) {
  return failureOf(reply).what();
}

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("F84: waiting for a reply is not a stall", "[F84]") {
  FaultServer server(working());
  CurlTransport transport({.stallTimeout = stall});
  for (const HttpRequest& request : requestsTo(server.url()))
    CHECK(transport.send(request, {}).value().status == 200);
}

TEST_CASE("F84: waiting behind an interim reply is not a stall", "[F84]") {
  FaultServer server(working("HTTP/1.1 103 Early Hints\r\n\r\n"));
  CurlTransport transport({.stallTimeout = stall});
  CHECK(transport.send({.method = "POST", .url = server.url()}, {}).value().status == 200);
}

TEST_CASE("F84: a flow or an import may take as long as the timeout says", "[F84]") {
  FaultServer server(working());
  const auto client =
      createDirectus(server.url(""), {.http = {.stallTimeout = stall}}).with(rest());
  CHECK(client.request(triggerFlow("POST", "b1e5d6a3", Json::object())).result());
  CHECK(client.request(schemaApply(Json::object())).result());
  const auto late = client.request(schemaApply(Json::object()), {.timeout = 100ms}).result();
  CHECK(failureOf(late).kind() == ErrorKind::outcomeUnknown);
  CHECK(says(failureOf(late).what(), "deadline"));
}

TEST_CASE("F84: a reply that pauses in its middle stalls", "[F10][F84]") {
  FaultServer server(pausing());
  CurlTransport transport({.stallTimeout = stall});
  CHECK(says(whyOf(transport.send({.url = server.url(), .repeatable = true}, {})), "stall"));
}

TEST_CASE("F84: a call may say what a stall is", "[F84]") {
  FaultServer server(pausing());
  const auto patient = createDirectus(server.url("")).with(rest({.retry = {.tries = 1}}));
  CHECK(says(failureOf(patient.request(readItems("a"), {.stall = stall}).result()).what(),
             "nothing moved"));
  const auto hasty = createDirectus(server.url(""), {.http = {.stallTimeout = stall}})
                         .with(rest({.retry = {.tries = 1}}));
  CHECK(hasty.request(readItems("a"), {.stall = 0}).result());
  CHECK(hasty.request(readItems("a"), {.stall = 20s}).result());
  CHECK(hasty.request(withOptions(readItems("a"), {.stall = 20s})).result());
}

TEST_CASE("F84: without a deadline a reply has to begin within replyTimeout", "[F84]") {
  FaultServer server(silent());
  CurlTransport transport({.stallTimeout = 0, .replyTimeout = stall});
  for (const HttpRequest& request : requestsTo(server.url()))
    CHECK(says(whyOf(transport.send(request, {})), "replyTimeout"));
}

TEST_CASE("F84: where there is a deadline, that counts alone", "[F84]") {
  FaultServer server(working());
  CurlTransport transport({.replyTimeout = stall});
  const SendOptions limits{.deadline = std::chrono::steady_clock::now() + 60s};
  CHECK(transport.send({.url = server.url()}, limits).value().status == 200);
}
