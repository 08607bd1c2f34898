// How an application tests itself: no server, no network, no waiting.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include <iostream>

using namespace directus;
using namespace std::chrono_literals;

namespace {

//! [application]
struct Article {
  int id{};
  std::string title;
};
struct NewArticle {
  std::string title;
};
struct Schema {
  std::vector<Article> articles;
};

/// A small application. The client's options are its door for tests.
class NewsDesk {
 public:
  explicit NewsDesk(ClientOptions options = {})
      : client_(createDirectus<Schema>("https://cms.example.com", std::move(options))
                    .with(rest())
                    .with(authentication(AuthMode::json))) {}

  void signIn(const std::string& email, const std::string& password) const {
    client_.login({.email = email, .password = password}).get();
  }

  std::vector<std::string> headlines() const {
    std::vector<std::string> titles;
    for (const Article& article :
         client_.request(readItems<&Schema::articles>({.limit = 10})).get())
      titles.push_back(article.title);
    return titles;
  }

  /// Publishes once and gives the key, also when the line is cut and nobody can know whether it
  /// was.
  int publish(const std::string& title) const {
    const auto made = client_.request(createItem<&Schema::articles>(NewArticle{title})).result();
    if (made) return made->id;
    if (made.error().kind() != ErrorKind::outcomeUnknown) throw made.error();
    const auto there =
        client_.request(readItems<&Schema::articles>({.filter = field<"title"> == title})).get();
    return there.empty() ? publish(title) : there.front().id;
  }

 private:
  Client<Schema, Rest, Authentication> client_;
};
//! [application]

int failures = 0;
void check(bool good, const char* what) {
  if (good) return;
  ++failures;
  std::cerr << "not so: " << what << '\n';
}

//! [desk]
const std::string hello = R"({"data":[{"id":7,"title":"Hello"}]})";

struct Desk {
  std::shared_ptr<testing::FakeTransport> server = std::make_shared<testing::FakeTransport>();
  std::shared_ptr<testing::ManualClock> clock = std::make_shared<testing::ManualClock>();
  NewsDesk desk{{.transport = server, .clock = clock}};

  ~Desk() {  // nothing else was asked for, and all that was prepared
    check(server->unexpected().empty() && server->unusedAnswers() == 0, "the script fits");
  }
};
//! [desk]

//! [reads]
void headlinesAreRead() {
  Desk test;
  test.server->reply(200, hello);
  check(test.desk.headlines() == std::vector<std::string>{"Hello"}, "the title is shown");
  check(test.server->lastRequest().url ==
            "https://cms.example.com/items/articles?fields=id%2Ctitle&limit=10",
        "only what is shown is asked for");
}
//! [reads]

//! [busy]
void aBusyServerIsAskedAgain() {
  Desk test;
  test.clock->skipWaits(10s);  // the pause before the second try passes at once
  test.server->reply(503, "busy", {{"Retry-After", "5"}}).reply(200, hello);
  const auto begun = test.clock->now();
  check(test.desk.headlines().size() == 1, "the second answer counts");
  check(test.clock->now() - begun >= 5s, "the server is given the time it wants");
}
//! [busy]

//! [cut]
void aCutLinePublishesOnce() {
  Desk test;
  test.server->loseConnection().reply(200, hello);  // it was published, as we see then
  check(test.desk.publish("Hello") == 7, "the key is found");
  const auto requests = test.server->requests();
  check(requests[0].method == "POST" && requests[0].body == R"({"title":"Hello"})", "one POST");
  check(requests[1].method == "GET", "then it looks");
}
//! [cut]

//! [session]
std::string tokens(const std::string& name) {
  return R"({"data":{"access_token":")" + name + R"(","refresh_token":"after-)" + name +
         R"(","expires":900000}})";  // 15 minutes
}

void theSessionIsRenewedInTime() {
  Desk test;
  test.server->reply(200, tokens("first"));
  test.desk.signIn("ada@example.com", "s3cret");

  test.server->reply(200, tokens("second")).reply(200, hello);
  test.clock->advance(14min + 31s);  // within 30 s of the end the client renews by itself
  check(test.server->waitForRequests(2), "nobody had to ask");
  check(test.server->requests()[1].url == "https://cms.example.com/auth/refresh", "it renews");

  test.clock->advance(30s);  // the first token is over by now
  test.desk.headlines();
  check(test.server->lastRequest().headers.find("Authorization") == "Bearer second", "the new one");
}
//! [session]

//! [lost]
void anEndedSessionIsTold() {
  Desk test;
  test.server->reply(200, tokens("first"));
  test.desk.signIn("ada@example.com", "s3cret");

  test.server->reply(
      401, R"({"errors":[{"message":"Gone.","extensions":{"code":"INVALID_CREDENTIALS"}}]})",
      {{"Content-Type", "application/json"}});
  test.clock->advance(16min);
  try {
    test.desk.headlines();
    check(false, "the session is over");
  } catch (const Error& error) {
    check(error.kind() == ErrorKind::sessionLost, "that is said by its name");
  }
}
//! [lost]

//! [listens]
void changesAreHeard() {
  const auto server = std::make_shared<testing::FakeTransport>();
  const auto clock = std::make_shared<testing::ManualClock>();
  const auto client =
      createDirectus<Schema>("https://cms.example.com", {.transport = server, .clock = clock})
          .with(staticToken("token-of-the-test"))
          .with(realtime());
  server->socket().init("articles", Json::array());
  auto changes = client.subscribe<&Schema::articles>().get();
  check(changes.next().get()->items.empty(), "nothing is there at first");

  server->socket().change("articles", "create", Json::array({{{"id", 7}, {"title", "Hello"}}}));
  check(changes.next().get()->items.at(0).title == "Hello", "the new article comes");

  server->socket().drop();  // and the next connection is accepted
  while (!server->socket().waitForOpened(2, 10ms)) clock->advance(1s);
  check(changes.next().get()->isGap(), "something may be missing, and that is said");
}
//! [listens]

}  // namespace

int main() {
  try {
    headlinesAreRead();
    aBusyServerIsAskedAgain();
    aCutLinePublishesOnce();
    theSessionIsRenewedInTime();
    anEndedSessionIsTold();
    changesAreHeard();
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  std::cout << (failures ? "something is not so\n" : "all is so, without a server\n");
  return failures ? 1 : 0;
}
