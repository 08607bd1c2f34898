#include <functional>
#include <map>

#include <directus/core/json.hpp>
#include <directus/directus.hpp>
#include <directus/helpers/bulk.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include "support/catch.hpp"
#include "support/resident_memory.hpp"

using namespace directus;
using directus::testing::FakeTransport;
using directus::testing::ManualClock;
using directus_test::peakMemoryOf;

namespace {

struct Product {
  int id{};
  std::string sku{};
  std::optional<std::string> title{};
  std::optional<int> stock{};
};
struct Schema {
  std::vector<Product> products;
};

struct Row {
  std::string sku{};
  std::optional<std::string> title{};
  std::optional<int> stock{};
};

/// A collection `products` in memory, with a unique `sku` and a `title` that must not be "bad".
class Shop {
 public:
  Shop() {
    clock->skipWaits(std::chrono::minutes(1));
    transport->otherwise([this](const HttpRequest& request) { return answer(request); });
  }

  /// What happens to the request of that number, from 1, instead of or after being executed.
  enum class Fate { lostBefore, lostAfter, unavailable };
  void disturb(std::size_t request, Fate fate) { fates_[request] = fate; }

  [[nodiscard]] auto client() const {
    return createDirectus<Schema>("http://127.0.0.1", {.transport = transport, .clock = clock})
        .with(rest({.retry = {.tries = 1}}));
  }
  [[nodiscard]] std::size_t count() const { return items.size(); }
  [[nodiscard]] const Json* find(const std::string& sku) const {
    for (const Json& item : items)
      if (item.at("sku") == sku) return &item;
    return nullptr;
  }

  std::shared_ptr<FakeTransport> transport = std::make_shared<FakeTransport>();
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
  std::vector<Json> items;
  std::function<void()> beforeWrite;

 private:
  Result<HttpResponse> answer(const HttpRequest& request) {
    const auto fate = fates_.find(++requests_);
    if (fate == fates_.end()) return execute(request);
    if (fate->second == Fate::unavailable)
      return FakeTransport::response(503, R"({"errors":[{"message":"busy","extensions":)"
                                          R"({"code":"SERVICE_UNAVAILABLE"}}]})");
    if (fate->second == Fate::lostAfter) (void)execute(request);
    return Error({.kind = request.method == "POST" ? ErrorKind::outcomeUnknown : ErrorKind::network,
                  .message = "lost",
                  .retryable = request.method != "POST"});
  }

  HttpResponse execute(const HttpRequest& request) {
    if (request.method == "GET" || request.method == "SEARCH") return lookUp(request);
    if (beforeWrite) std::exchange(beforeWrite, nullptr)();
    const std::vector<Json> before = items;
    for (const Json& given : Json::parse(request.body)) {
      const std::string refused = write(request.method, given);
      if (refused.empty()) continue;
      items = before;
      const Json error = {{"message", refused}, {"extensions", {{"code", refused}}}};
      return FakeTransport::response(400, Json{{"errors", {error}}}.dump());
    }
    return FakeTransport::response(204, "");
  }

  std::string write(const std::string& method, const Json& given) {
    if (given.value("title", Json()) == "bad") return "FAILED_VALIDATION";
    if (method == "POST") {
      if (find(given.at("sku"))) return "RECORD_NOT_UNIQUE";
      items.push_back(given);
      items.back()["id"] = ++lastId_;
      return {};
    }
    for (Json& item : items)
      if (item.at("id") == given.at("id")) item.update(given);
    return {};
  }

  HttpResponse lookUp(const HttpRequest& request) {
    const std::string marker = "filter=";
    std::string text = request.url.substr(request.url.find(marker) + marker.size());
    std::string filter;
    for (std::size_t i = 0; i < text.size() && text[i] != '&'; ++i) {
      if (text[i] == '%') {
        filter += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
        i += 2;
      } else {
        filter += text[i];
      }
    }
    Json found = Json::array();
    const Json asked = Json::parse(filter);
    for (const Json& sku : asked.at("sku").at("_in"))
      if (const Json* item = find(sku)) found.push_back({{"id", item->at("id")}, {"sku", sku}});
    return FakeTransport::response(
        200, Json{{"data", found}, {"meta", {{"filter_count", found.size()}}}}.dump());
  }

  std::map<std::size_t, Fate> fates_;
  std::size_t requests_ = 0;
  int lastId_ = 0;
};

std::vector<Row> rows(std::size_t count) {
  std::vector<Row> made;
  for (std::size_t i = 0; i < count; ++i)
    made.push_back({.sku = "s" + std::to_string(i), .title = "t", .stock = 1});
  return made;
}

}  // namespace

TEST_CASE("upsert creates what is new and changes what is there") {
  Shop shop;
  const auto client = shop.client();
  auto given = rows(5);
  REQUIRE(upsertItems<&Schema::products>(client, given, {.key = "sku", .batch = 2})->created == 5);
  given[0].title = "changed";
  given[1].stock = std::nullopt;
  given.push_back({.sku = "new"});
  const auto report = upsertItems<&Schema::products>(client, given, {.key = "sku", .batch = 2});
  REQUIRE(report.has_value());
  for (const auto& row : report->rejections) UNSCOPED_INFO(row.error.what());
  CHECK(report->created == 1);
  CHECK(report->updated == 5);
  CHECK(shop.count() == 6);
  CHECK(shop.find("s0")->at("title") == "changed");
  CHECK(shop.find("s1")->at("stock").is_null());
}

TEST_CASE("a key that occurs twice in the input makes one item, with the last values") {
  Shop shop;
  std::vector<Row> given = {{.sku = "a", .title = "first"}, {.sku = "a", .title = "second"}};
  const auto report = upsertItems<&Schema::products>(shop.client(), given, {.key = "sku"});
  CHECK(report->created == 1);
  CHECK(report->updated == 1);
  CHECK(shop.count() == 1);
  CHECK(shop.find("a")->at("title") == "second");
}

TEST_CASE("rows that are refused are found and named, all others are written") {
  Shop shop;
  auto given = rows(50);
  given[7].title = "bad";
  given[31].title = "bad";
  given[40].title = "\xff";
  std::vector<std::size_t> refused;
  const auto report = upsertItems<&Schema::products>(
      shop.client(), given, {.key = "sku", .batch = 20, .onRejected = [&](const RejectedRow& row) {
                               refused.push_back(row.index);
                             }});
  REQUIRE(report.has_value());
  CHECK(report->created == 47);
  CHECK(report->rejected == 3);
  CHECK(refused == std::vector<std::size_t>{7, 31, 40});
  CHECK(report->rejections[0].error.errors().at(0).code == ErrorCode::failedValidation);
  CHECK(report->rejections[2].error.kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a row without its key is rejected, not created") {
  Shop shop;
  std::vector<Row> given = {{.title = "nameless"}};
  CHECK(upsertItems<&Schema::products>(shop.client(), given, {.key = "sku"})->rejected == 1);
  CHECK(shop.count() == 0);
}

TEST_CASE("upsert without the name of a key is refused before anything is sent") {
  Shop shop;
  const auto report = upsertItems<&Schema::products>(shop.client(), rows(1), {});
  REQUIRE_FALSE(report.has_value());
  CHECK(report.error().kind() == ErrorKind::invalidArgument);
  CHECK(shop.transport->requestCount() == 0);
}

TEST_CASE("whenever a connection is lost, upsert goes on and creates no row twice") {
  for (const auto fate : {Shop::Fate::lostBefore, Shop::Fate::lostAfter, Shop::Fate::unavailable})
    for (std::size_t request = 1; request <= 5; ++request) {
      INFO("request " << request);
      Shop shop;
      shop.items.push_back({{"id", 1000}, {"sku", "s1"}});
      shop.disturb(request, fate);
      shop.disturb(request + 1, fate);
      const auto report =
          upsertItems<&Schema::products>(shop.client(), rows(6), {.key = "sku", .batch = 3});
      REQUIRE(report.has_value());
      CHECK(report->created + report->updated >= 6);
      CHECK(report->outages >= 1);
      CHECK(shop.count() == 6);
    }
}

TEST_CASE("an outage that lasts longer than the patience is its error") {
  Shop shop;
  for (std::size_t i = 1; i < 1000; ++i) shop.disturb(i, Shop::Fate::unavailable);
  const auto report = upsertItems<&Schema::products>(
      shop.client(), rows(3), {.key = "sku", .patience = std::chrono::seconds(30)});
  REQUIRE_FALSE(report.has_value());
  CHECK(report.error().status() == 503);
  CHECK(shop.count() == 0);
}

TEST_CASE("an item that somebody else creates meanwhile is changed instead") {
  Shop shop;
  shop.beforeWrite = [&] {
    shop.items.push_back({{"id", 99}, {"sku", "s0"}, {"title", "theirs"}});
  };
  const auto report = upsertItems<&Schema::products>(shop.client(), rows(2), {.key = "sku"});
  REQUIRE(report.has_value());
  CHECK(report->created == 1);
  CHECK(report->updated == 1);
  CHECK(shop.count() == 2);
  CHECK(shop.find("s0")->at("title") == "t");
}

TEST_CASE("a run that was ended in the middle is finished by the next one, no row twice") {
  Shop shop;
  std::stop_source stop;
  const auto first = upsertItems<&Schema::products>(shop.client(), rows(10),
                                                    {.key = "sku",
                                                     .batch = 3,
                                                     .progress =
                                                         [&](const BulkProgress& progress) {
                                                           if (progress.read >= 6)
                                                             stop.request_stop();
                                                         },
                                                     .request = {.stop = stop.get_token()}});
  REQUIRE_FALSE(first.has_value());
  CHECK(first.error().kind() == ErrorKind::cancelled);
  CHECK(shop.count() == 6);
  const auto second =
      upsertItems<&Schema::products>(shop.client(), rows(10), {.key = "sku", .batch = 3});
  CHECK(second->created == 4);
  CHECK(second->updated == 6);
  CHECK(shop.count() == 10);
}

namespace {

/// Takes every row, and remembers nothing but how many there were.
class Endless final : public Transport {
 public:
  Result<HttpResponse> send(const HttpRequest& request, const SendOptions&) override {
    if (request.method == "GET")
      return FakeTransport::response(200, R"({"data":[],"meta":{"filter_count":0}})");
    for (const char c : request.body) written += c == '{' ? 1 : 0;
    return FakeTransport::response(204, "");
  }
  std::size_t written = 0;
};

}  // namespace

TEST_CASE("of 100,000 rows no more than a batch is taken ahead of what is written") {
  for (const bool looks : {false, true}) {
    const auto transport = std::make_shared<Endless>();
    const auto client =
        createDirectus<Schema>("http://127.0.0.1", {.transport = transport}).with(rest());
    std::size_t most = 0;
    std::size_t given = 0;
    const auto next = [&]() -> std::optional<Row> {
      if (given == 100'000) return std::nullopt;
      most = std::max(most, given - transport->written);
      return Row{.sku = std::to_string(given++), .title = std::string(200, 't')};
    };
    Result<BulkReport> report = BulkReport();
    const auto memory = peakMemoryOf([&] {
      report = looks ? upsertItems<&Schema::products>(client, next, {.key = "sku", .batch = 500})
                     : importItems<&Schema::products>(client, next, {.batch = 500});
    });
    REQUIRE(report.has_value());
    CHECK(report->created == 100'000);
    CHECK(most <= 500);
    // All rows together are 20 MB.
    CHECK(memory.value_or(0) < 8'000'000);
  }
}

TEST_CASE("refused rows without end are counted, and the first of them kept") {
  Shop shop;
  std::size_t given = 0;
  const auto next = [&]() -> std::optional<Row> {
    if (given == 1'000) return std::nullopt;
    return Row{.sku = std::to_string(given++), .title = "bad"};
  };
  std::size_t reported = 0;
  const auto report = upsertItems<&Schema::products>(
      shop.client(), next,
      {.key = "sku", .batch = 100, .onRejected = [&](const RejectedRow&) { ++reported; }});
  REQUIRE(report.has_value());
  CHECK(report->rejected == 1'000);
  CHECK(reported == 1'000);
  CHECK(report->rejections.size() == 100);
  CHECK(report->rejections.back().index == 99);
}

TEST_CASE("import without a key ends where rows may have been created twice") {
  Shop shop;
  shop.disturb(1, Shop::Fate::lostAfter);
  const auto report = importItems<&Schema::products>(shop.client(), rows(2));
  REQUIRE_FALSE(report.has_value());
  CHECK(report.error().kind() == ErrorKind::outcomeUnknown);
}

TEST_CASE("import with a key goes on after a lost connection") {
  Shop shop;
  shop.disturb(1, Shop::Fate::lostAfter);
  const auto report =
      importItems<&Schema::products>(shop.client(), rows(4), {.key = "sku", .batch = 2});
  CHECK(report->created == 4);
  CHECK(shop.count() == 4);
}

TEST_CASE("without rights for the collection nothing more is tried") {
  auto transport = std::make_shared<FakeTransport>();
  transport->reply(403, R"({"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]})");
  const auto client =
      createDirectus<Schema>("http://127.0.0.1", {.transport = transport}).with(rest());
  const auto report = importItems<&Schema::products>(client, rows(100));
  REQUIRE_FALSE(report.has_value());
  CHECK(report.error().code() == ErrorCode::forbidden);
  CHECK(transport->requestCount() == 1);
}
