// Messages of the application, and commands of items over the socket.
#include <future>

#include "unit/realtime/fixture.hpp"

using namespace directus_test;

TEST_CASE("a command of items goes over the socket and gives what a request would give") {
  const RealtimeFixture f;
  f.socket().answerItems([](const Json& message) {
    if (message["action"] == "read") return items(1, "read");
    if (message["action"] == "create") return item(2, message["data"]["title"]);
    return message.value("id", Json());
  });
  const auto client = f.client();
  const auto cards = client.send(readItems<&Schema::articles, Card>()).get();
  REQUIRE(cards.size() == 1);
  CHECK(cards[0].title == "read");
  Article article;
  article.title = "new";
  CHECK(client.send(createItem<&Schema::articles, Card>(article)).get().title == "new");
  client.send(deleteItem<&Schema::articles>(2)).get();
  CHECK(client.send(readItem("articles", 1)).get().is_array());
  CHECK(f.fake->requestCount() == 0);
}

TEST_CASE("answers that overtake each other reach who asked") {
  const RealtimeFixture f;
  f.socket().ignore("items");
  const auto client = f.client();
  auto one = std::async(std::launch::async, [&] { return client.send(readItem("a", 1)).get(); });
  REQUIRE(f.socket().waitForSent("items", 1));
  auto other = std::async(std::launch::async, [&] { return client.send(readItem("a", 2)).get(); });
  REQUIRE(f.socket().waitForSent("items", 2));
  const auto sent = f.socket().sent("items");
  for (const std::size_t i : {1U, 0U})
    f.socket().say(
        Json{{"type", "items"}, {"status", "ok"}, {"uid", sent[i]["uid"]}, {"data", sent[i]["id"]}}
            .dump());
  CHECK(one.get() == "1");
  CHECK(other.get() == "2");
}

TEST_CASE("a refused command is that error, and of that command only") {
  const RealtimeFixture f;
  f.socket().ignore("items");
  const auto client = f.client();
  auto one = std::async(std::launch::async, [&] { return client.send(readItem("a", 1)).result(); });
  REQUIRE(f.socket().waitForSent("items", 1));
  f.socket().sayError("items", "FORBIDDEN", "no",
                      f.socket().sent("items")[0]["uid"].get<std::string>());
  CHECK(one.get().error().code() == ErrorCode::forbidden);
  CHECK(client.connectionState() == ConnectionState::ready);
}

TEST_CASE("a refusal that does not say of which command ends the one that has no answer") {
  const RealtimeFixture f;
  f.socket().ignore("items");
  const auto client = f.client();
  const auto begin = [&](int id, std::size_t count) {
    auto reply = std::async(std::launch::async,
                            [&client, id] { return client.send(readItem("a", id)).result(); });
    REQUIRE(f.socket().waitForSent("items", count));
    return reply;
  };
  auto one = begin(1, 1);
  auto other = begin(2, 2);
  f.socket().sayError("items", "FORBIDDEN", "no", std::nullopt);
  const Json uid = f.socket().sent("items")[0]["uid"];
  f.socket().say(Json{{"type", "items"}, {"status", "ok"}, {"uid", uid}, {"data", 1}}.dump());
  CHECK(one.get());
  CHECK(other.get().error().code() == ErrorCode::forbidden);
}

TEST_CASE("a write whose line breaks may have been done, a read is sent again") {
  const RealtimeFixture f;
  f.socket().ignore("items");
  const auto client = f.client();
  auto write = std::async(std::launch::async, [&] {
    return client.send(createItem("a", Json{{"x", 1}})).result();
  });
  auto read =
      std::async(std::launch::async, [&] { return client.send(readItem("a", 1)).result(); });
  REQUIRE(f.socket().waitForSent("items", 2));
  f.socket().ignore("items", false);
  f.reconnect();
  CHECK(write.get().error().kind() == ErrorKind::outcomeUnknown);
  CHECK(read.get());
}

TEST_CASE("a command without an answer ends in time") {
  const RealtimeFixture f;
  f.socket().ignore("items");
  const auto client = f.client();
  client.connect().get();
  RequestOptions options;
  options.timeout = 30ms;
  const auto ends = [&](auto command) {
    auto late =
        std::async(std::launch::async, [&] { return client.send(command, options).result(); });
    while (late.wait_for(1ms) != std::future_status::ready) f.clock->advance(1ms);
    return late.get().error().kind();
  };
  CHECK(ends(readItem("a", 1)) == ErrorKind::timeout);
  CHECK(ends(createItem("a", Json{{"x", 1}})) == ErrorKind::outcomeUnknown);
}

TEST_CASE("a change without a selector is refused, and nothing is sent") {
  const RealtimeFixture f;
  const auto client = f.client();
  client.connect().get();
  CHECK(client.send(updateItem("a", "", Json{{"x", 1}})).result().error().kind() ==
        ErrorKind::invalidArgument);
  CHECK(client.send(updateSingleton("a", Json{{"x", 1}})).result().error().kind() ==
        ErrorKind::invalidArgument);
  CHECK(client.send(deleteItem("a", "")).result().error().kind() == ErrorKind::invalidArgument);
  CHECK(client.send(readMe()).result().error().kind() == ErrorKind::invalidArgument);
  f.socket().settle();
  CHECK(f.socket().sent("items").empty());
}

TEST_CASE("a message of one's own goes out as it is once the connection is ready") {
  const RealtimeFixture f;
  const auto client = f.client();
  const Json message = {{"type", "custom"}, {"a", {1, 2}}};
  client.sendMessage(message).get();
  f.socket().settle();
  REQUIRE(f.socket().sent("custom").size() == 1);
  CHECK(f.socket().sent("custom")[0] == message);
  const Json everything = {{"type", "unsubscribe"}};
  CHECK(client.sendMessage(everything).result().error().kind() == ErrorKind::invalidArgument);
}

TEST_CASE("nothing is sent while a token is on its way") {
  const RealtimeFixture f;
  f.socket().ignore("auth");
  const auto client = f.client();
  auto sent =
      std::async(std::launch::async, [&] { return client.send(readItem("a", 1)).result(); });
  REQUIRE(f.socket().waitForSent("auth", 1));
  CHECK(f.socket().sent().size() == 1);
  f.socket().say(R"({"type":"auth","status":"ok"})");
  CHECK(sent.get());
}
