// What goes over the socket, and how it is read.
#include <directus/directus.hpp>

#include "codec/socket_message.hpp"
#include "realtime/keys.hpp"
#include "realtime/messages.hpp"
#include "support/catch.hpp"

using namespace std::chrono_literals;

namespace {

using namespace directus;
using namespace directus::detail;

struct Read {
  Decoder decoder;
  SocketMessage message;
  bool fits = false;

  explicit Read(std::string_view text) {
    fits = readSocketMessage(decoder, text, message).has_value();
  }
};

Json sent(const CommandRequest& command) {
  return Json::parse(itemsMessage(command, "r.1").value());
}

std::string refusal(const CommandRequest& command) {
  const auto message = itemsMessage(command, "r.1");
  return message ? std::string() : message.error().what();
}

bool isOwn(const Json& message) {
  return checkOwnMessage(message).has_value();
}

}  // namespace

TEST_CASE("a message is taken apart, whatever the order of its members") {
  const Read read(R"({"data":[{"id":1,"a":"]}"}],"uid":"s.1","event":"create","more":{"x":[1]},)"
                  R"("type":"subscription","meta":{"total_count":"3","filter_count":2}})");
  REQUIRE(read.fits);
  CHECK(read.message.type == "subscription");
  CHECK(read.message.event == "create");
  CHECK(read.message.uid == "s.1");
  CHECK(read.message.data == R"([{"id":1,"a":"]}"}])");
  CHECK(read.message.meta.totalCount == 3);
  CHECK(read.message.meta.filterCount == 2);
}

TEST_CASE("an error of the server is taken apart") {
  const Read read(R"({"type":"subscribe","status":"error","error":{"code":"FORBIDDEN",)"
                  R"("message":"No \"rights\""},"uid":7})");
  REQUIRE(read.fits);
  CHECK(read.message.status == "error");
  CHECK(read.message.errorCode == "FORBIDDEN");
  CHECK(read.message.errorMessage == R"(No "rights")");
  CHECK(read.message.uid == "7");
}

TEST_CASE("members that are not what they should be are as if they were missing") {
  const Read read(R"({"type":1,"event":null,"uid":null,"error":"x","meta":[]})");
  REQUIRE(read.fits);
  CHECK(read.message.type.empty());
  CHECK(read.message.uid.empty());
}

TEST_CASE("what is not one JSON object is not a message") {
  for (const char* text : {"", "[]", "1", "{", R"({"type":"ping"} x)", R"({"type":"\ud800"})",
                           "{\"type\":\"\xff\"}", R"({"type" "ping"})"}) {
    CAPTURE(text);
    CHECK_FALSE(Read(text).fits);
  }
  std::string deep = R"({"type":"subscription","data":)";
  deep.append(200, '[').append(200, ']').append(1, '}');
  CHECK_FALSE(Read(deep).fits);
}

TEST_CASE("subscribe says what, and unsubscribe always says which") {
  SubscribeRequest request;
  request.collection = "articles";
  request.event = ItemEvent::delete_;
  request.item = Key(7);
  request.query = queryParams(Query<>{.fields = {"id", "title"}, .limit = 2});
  CHECK(Json::parse(subscribeMessage("s.1", request)) ==
        Json::parse(R"({"type":"subscribe","collection":"articles","uid":"s.1","event":"delete",
                        "item":"7","query":{"fields":["id","title"],"limit":2}})"));
  CHECK(Json::parse(unsubscribeMessage("s\"1")) ==
        Json::parse(R"({"type":"unsubscribe","uid":"s\"1"})"));
}

TEST_CASE("a token goes into a message") {
  CHECK(Json::parse(authMessage("abc-123")) ==
        Json::parse(R"({"type":"auth","access_token":"abc-123"})"));
}

TEST_CASE("commands of items are messages") {
  CHECK(sent(readItems("articles", {.limit = 1}).request()) ==
        Json::parse(R"({"type":"items","action":"read","collection":"articles","uid":"r.1",
                        "query":{"limit":1}})"));
  CHECK(sent(readItem("articles", 7).request())["id"] == "7");
  CHECK(sent(createItem("articles", Json{{"title", "x"}}).request()) ==
        Json::parse(R"({"type":"items","action":"create","collection":"articles","uid":"r.1",
                        "data":{"title":"x"}})"));
  const Json updated = sent(updateItem("a/b", "k e", Json{{"title", "x"}}).request());
  CHECK(updated["id"] == "k e");
  CHECK(updated["collection"] == "a/b");
  CHECK(updated["data"] == Json{{"title", "x"}});
  const Json several = sent(updateItems("articles", Keys{1, 2}, Json{{"title", "x"}}).request());
  CHECK(several["ids"] == Json::array({1, 2}));
  CHECK(several["data"] == Json{{"title", "x"}});
  const Json batch =
      sent(updateItemsBatch("articles", Json::array({{{"id", 1}, {"title", "x"}}})).request());
  CHECK(batch["data"].is_array());
  CHECK(sent(deleteItem("articles", 7).request())["id"] == "7");
  CHECK(sent(deleteItems("articles", Keys{1, 2}).request())["ids"] == Json::array({1, 2}));
  const Json byQuery =
      sent(deleteItems("articles", Query<>{.filter = Json{{"id", {{"_eq", 1}}}}}).request());
  CHECK(byQuery["query"]["filter"]["id"]["_eq"] == 1);
  CHECK(sent(deleteItems("articles", everyItem()).request())["query"]["limit"] == -1);
}

TEST_CASE("a change that does not say which items is not a message") {
  CHECK(refusal(updateSingleton("globals", Json{{"a", 1}}).request()).find("which items") !=
        std::string::npos);
  CHECK_FALSE(refusal(updateItem("articles", "", Json{{"a", 1}}).request()).empty());
  CHECK_FALSE(refusal(deleteItem("articles", "").request()).empty());
  CHECK_FALSE(refusal(updateItems("articles", Keys(), Json{{"a", 1}}).request()).empty());
  CHECK_FALSE(refusal(updateItemsBatch("articles", Json::array()).request()).empty());
  CHECK_FALSE(refusal(updateItems("articles", Query<>{}, Json{{"a", 1}}).request()).empty());
}

TEST_CASE("a command of anything else is not a message") {
  CHECK_FALSE(refusal(readMe().request()).empty());
  CHECK_FALSE(refusal(withToken("tok", readItems("articles")).request()).empty());
}

TEST_CASE("a message of one's own may not reach more than it says") {
  CHECK(isOwn({{"type", "ping"}}));
  CHECK(isOwn({{"type", "unsubscribe"}, {"uid", "x"}}));
  CHECK_FALSE(isOwn({{"type", "unsubscribe"}}));
  CHECK_FALSE(isOwn({{"type", "unsubscribe"}, {"uid", nullptr}}));
  CHECK_FALSE(isOwn(Json::array()));
  CHECK_FALSE(isOwn({{"uid", "x"}}));
  CHECK_FALSE(isOwn({{"type", ""}}));
  for (const char* action : {"update", "delete"}) {
    const Json base = {{"type", "items"}, {"collection", "a"}, {"action", action}};
    const auto with = [&](const char* name, Json value) {
      Json message = base;
      message[name] = std::move(value);
      return isOwn(message);
    };
    CAPTURE(action);
    CHECK_FALSE(isOwn(base));
    CHECK_FALSE(with("id", 0));
    CHECK_FALSE(with("id", ""));
    CHECK_FALSE(with("id", nullptr));
    CHECK_FALSE(with("id", false));
    CHECK_FALSE(with("id", -0.0));
    CHECK_FALSE(with("ids", Json::array()));
    CHECK_FALSE(with("query", Json::object()));
    CHECK_FALSE(with("query", {{"fields", {"id"}}}));
    CHECK(with("id", 10));
    CHECK(with("id", "0"));
    CHECK(with("ids", {1}));
    CHECK(with("query", {{"filter", {{"id", {{"_eq", 1}}}}}}));
    CHECK(with("query", {{"limit", -1}}));
  }
  CHECK_FALSE(
      checkOwnMessage(JsonText::parse(R"({"type":"items","action":"delete","id":1,"id":""})"))
          .has_value());
}

TEST_CASE("a rate limit says how long it wants to be left alone") {
  CHECK(waitAskedFor("Too many requests, retry after 1234ms.") == 1234ms);
  CHECK(waitAskedFor("Too many requests") == 1s);
  CHECK(waitAskedFor("99999999999999999999999") == 1min);
}

TEST_CASE("keys are numbers where they look like numbers, however they were sent") {
  Decoder decoder;
  const auto keys = keysIn(decoder, R"([1,"2","a\"b","3.0"])").value();
  CHECK(keys == std::vector<Key>{Key(1), Key(2), Key("a\"b"), Key("3.0")});
  CHECK(keysOf(decoder, R"([{"id":1},{"x":2},{"a":0,"id":"u"}])", "id").value() ==
        std::vector<Key>{Key(1), Key("u")});
  CHECK_FALSE(keysIn(decoder, R"([""])").has_value());
}
