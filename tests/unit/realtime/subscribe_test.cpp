// Subscriptions of a client: what comes, and in which of three ways it is taken.
#include "unit/realtime/fixture.hpp"

#include <future>
#include <set>
#include <thread>

#include <directus/async/event_queue.hpp>

using namespace directus_test;

TEST_CASE("a subscription begins with what is there and goes on with what changes") {
  const RealtimeFixture f;
  f.socket().init("articles", items(1, "first"));
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  const auto init = next(changes);
  CHECK(init.event == ChangeEvent::init);
  REQUIRE(init.items.size() == 1);
  CHECK(init.items[0].title == "first");
  f.socket().change("articles", "create", items(2, "second"));
  f.socket().change("articles", "update", items(1, "changed"));
  f.socket().change("articles", "delete", Json::array({"1", 2}));
  CHECK(next(changes).event == ChangeEvent::create);
  const auto update = next(changes);
  CHECK(update.event == ChangeEvent::update);
  CHECK(update.items.at(0).title == "changed");
  const auto gone = next(changes);
  CHECK(gone.event == ChangeEvent::delete_);
  CHECK(gone.keys == std::vector<Key>{Key(1), Key(2)});
}

TEST_CASE("what is subscribed to follows from the schema, the shape and the query") {
  const RealtimeFixture f;
  const auto client = f.client();
  SubscribeOptions<Article> options;
  options.event = ItemEvent::create;
  options.query.filter = field<"title"> == "x";
  options.uid = "mine";
  const auto changes = client.subscribe<&Schema::articles, Card>(options).get();
  CHECK(changes.uid() == "mine");
  const auto sent = f.socket().sent("subscribe");
  REQUIRE(sent.size() == 1);
  CHECK(sent[0]["collection"] == "articles");
  CHECK(sent[0]["event"] == "create");
  CHECK(sent[0]["query"]["fields"] == Json::array({"id", "title"}));
  CHECK(sent[0]["query"]["filter"]["title"]["_eq"] == "x");
  CHECK(sent[0]["uid"].get<std::string>().starts_with("mine."));
}

TEST_CASE("a collection that the schema does not know is subscribed to by its name") {
  const RealtimeFixture f;
  f.socket().init("other", Json::array({{{"a", 1}}}));
  const auto client = f.client();
  auto changes = client.subscribe("other").get();
  CHECK(next(changes).items.at(0)["a"] == 1);
}

TEST_CASE("one item, and a singleton, come as a list of one") {
  const RealtimeFixture f;
  f.socket().init("globals", Json{{"name", "n"}}).init("articles", item(7));
  const auto client = f.client();
  auto globals = client.subscribe<&Schema::globals>().get();
  CHECK(next(globals).items.at(0).name == "n");
  SubscribeOptions<Article> one;
  one.item = 7;
  auto article = client.subscribe<&Schema::articles, Card>(one).get();
  CHECK(next(article).items.at(0).id == 7);
  f.socket().change("articles", "delete", "7");
  CHECK(next(article).keys == std::vector<Key>{Key(7)});
}

TEST_CASE("a subscription is gone through in a loop that ends with unsubscribe") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  for (int i = 1; i <= 3; ++i) f.socket().change("articles", "create", items(i));
  int seen = 0;
  for (const Change<Card>& change : changes) {
    if (change.event == ChangeEvent::create) ++seen;
    if (seen == 3) changes.unsubscribe();
  }
  CHECK(seen == 3);
  CHECK_FALSE(changes.endReason());
}

TEST_CASE("a subscription is awaited in a coroutine") {
  const RealtimeFixture f;
  auto client = f.client();
  const auto titles = [](Subscription<Card> changes) -> Operation<std::string> {
    std::string text;
    while (auto change = co_await changes.next()) {
      for (const Card& card : change->items) text += card.title;
      if (text.size() == 3) changes.unsubscribe();
    }
    co_return text;
  };
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  for (const char* title : {"a", "b", "c"})
    f.socket().change("articles", "create", items(1, title));
  EventQueue queue;
  std::string text;
  bool isDone = false;
  titles(std::move(changes)).on(queue.executor()).start([&](Result<std::string> result) {
    text = result.value();
    isDone = true;
  });
  pollWhile(queue, [&] { return !isDone; });
  CHECK(text == "abc");
}

TEST_CASE(
    "a handler gets one change after the other on the executor, and none once its scope is gone") {
  const RealtimeFixture f;
  EventQueue queue;
  auto options = f.options();
  options.executor = queue.executor();
  const auto client = createDirectus<Schema>("https://d.example", options)
                          .with(staticToken("static-token-of-the-test"))
                          .with(realtime());
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  std::vector<int> seen;
  auto scope = std::make_unique<Scope>();
  const auto self = std::this_thread::get_id();
  changes.onChange(*scope, [&](Result<Change<Card>> change) {
    CHECK(std::this_thread::get_id() == self);
    for (const Card& card : change.value().items) seen.push_back(card.id);
  });
  for (int i = 1; i <= 5; ++i) f.socket().change("articles", "create", items(i));
  pollWhile(queue, [&] { return seen.size() < 5; });
  CHECK(seen == std::vector<int>{1, 2, 3, 4, 5});
  scope.reset();
  f.socket().change("articles", "create", items(6)).settle();
  (void)queue.poll();
  CHECK(seen.size() == 5);
}

TEST_CASE("a handler that throws gets the next change all the same") {
  const RealtimeFixture f;
  EventQueue queue;
  auto options = f.options();
  options.executor = queue.executor();
  const auto client = createDirectus<Schema>("https://d.example", options)
                          .with(staticToken("static-token-of-the-test"))
                          .with(realtime());
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  int calls = 0;
  changes.onChange([&](const Result<Change<Card>>&) {
    ++calls;
    throw std::runtime_error("of the handler");
  });
  f.socket().change("articles", "create", items(1));
  pollWhile(queue, [&] { return calls < 2; });
  CHECK(calls == 2);
}

TEST_CASE("a handler may destroy its subscription and the client") {
  const RealtimeFixture f;
  EventQueue queue;
  auto options = f.options();
  options.executor = queue.executor();
  auto client =
      std::make_unique<decltype(f.client())>(createDirectus<Schema>("https://d.example", options)
                                                 .with(staticToken("static-token-of-the-test"))
                                                 .with(realtime()));
  auto changes =
      std::make_unique<Subscription<Card>>(client->subscribe<&Schema::articles, Card>().get());
  int calls = 0;
  changes->onChange([&](const Result<Change<Card>>&) {
    ++calls;
    changes.reset();
    client.reset();
  });
  for (int i = 1; i <= 3; ++i) f.socket().change("articles", "create", items(i));
  pollWhile(queue, [&] { return calls == 0; });
  (void)queue.poll();
  CHECK(calls == 1);
  CHECK(f.socket().waitForLines(0));
}

TEST_CASE("a change that does not fit is an error, and the next one comes") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  f.socket().change("articles", "create", Json::array({{{"id", "x"}}}));
  f.socket().change("articles", "create", items(2));
  const auto broken = changes.next().result();
  REQUIRE_FALSE(broken);
  CHECK(broken.error().kind() == ErrorKind::decode);
  CHECK(std::string(broken.error().what()).find("id") != std::string::npos);
  CHECK(next(changes).items.at(0).id == 2);
}

TEST_CASE(
    "a refused subscription is an error with the code of Directus, and leaves nothing behind") {
  const RealtimeFixture f;
  f.socket().refuseSubscriptions("articles", "FORBIDDEN");
  const auto client = f.client();
  const auto refused = client.subscribe<&Schema::articles, Card>().result();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind() == ErrorKind::api);
  CHECK(refused.error().code() == ErrorCode::forbidden);
  CHECK(f.socket().subscriptionCount() == 0);
}

TEST_CASE("a refusal without a uid ends the subscription that waits") {
  const RealtimeFixture f;
  f.socket().ignore("subscribe");
  const auto client = f.client();
  Result<Subscription<Json>> result{Error({.kind = ErrorKind::storage, .message = "none"})};
  std::thread waiting([&] { result = client.subscribe("articles").result(); });
  CHECK(f.socket().waitForSent("subscribe", 1));
  f.socket().sayError("subscribe", "INVALID_PAYLOAD", "bad", std::nullopt);
  waiting.join();
  REQUIRE_FALSE(result);
  CHECK(result.error().code() == ErrorCode::invalidPayload);
}

TEST_CASE("what cannot be subscribed to is refused by its name, and nothing is sent") {
  const RealtimeFixture f;
  const auto client = f.client();
  CHECK(client.subscribe("").result().error().kind() == ErrorKind::invalidArgument);
  SubscribeOptions<> empty;
  empty.item = "";
  CHECK(client.subscribe("articles", empty).result().error().kind() == ErrorKind::invalidArgument);
  CHECK(f.socket().openedCount() == 0);
}

TEST_CASE("unsubscribing says to the server which, in whatever state, and twice does nothing") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe("articles").get();
  changes.unsubscribe();
  changes.unsubscribe();
  f.socket().settle();
  const auto sent = f.socket().sent("unsubscribe");
  REQUIRE(sent.size() == 1);
  CHECK(sent[0]["uid"] == f.socket().sent("subscribe").at(0)["uid"]);
  CHECK_FALSE(changes.next().get());
}

TEST_CASE("the end of a subscription's life unsubscribes") {
  const RealtimeFixture f;
  const auto client = f.client();
  { const auto changes = client.subscribe("articles").get(); }
  f.socket().settle();
  CHECK(f.socket().subscriptionCount() == 0);
}

TEST_CASE("subscriptions do not see each other's changes, and no uid is used twice") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto one = client.subscribe("articles").get();
  auto other = client.subscribe("other").get();
  auto same = client.subscribe("articles").get();
  (void)next(one);
  (void)next(other);
  (void)next(same);
  f.socket().change("articles", "create", items(1)).change("other", "create", items(2));
  CHECK(next(one).items.at(0)["id"] == 1);
  CHECK(next(same).items.at(0)["id"] == 1);
  CHECK(next(other).items.at(0)["id"] == 2);
  std::set<std::string> uids;
  for (const Json& sent : f.socket().sent("subscribe")) uids.insert(sent["uid"]);
  CHECK(uids.size() == 3);
}

TEST_CASE("an operation that is not awaited any more is cancelled") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe("articles").get();
  (void)next(changes);
  std::promise<Error> ended;
  const Running running = changes.next().start(
      [&](Result<std::optional<Change<Json>>> change) { ended.set_value(change.error()); });
  running.cancel();
  CHECK(ended.get_future().get().kind() == ErrorKind::cancelled);
}
