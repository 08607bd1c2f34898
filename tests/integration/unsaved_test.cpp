// What is not saved yet: singletons without a row, and the related items of a version.
#include "few_rights.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {

struct Settings {
  int id{};
  std::string headline = "Welcome";
  std::string colour{};
  std::optional<std::string> note = "none";
  int limit = 25;
};
struct NamedSettings {
  std::string headline = "Welcome";
};
struct Comment {
  int id{};
  std::string text{};
};
struct Article {
  int id{};
  std::string title{};
  std::vector<Comment> comments{};
};
struct Schema {
  Settings unsaved_settings;
  std::vector<Article> articles;
};

/// A singleton that nobody has saved.
class Singleton {
 public:
  Singleton() {
    const Json fields = {
        {{"field", "id"},
         {"type", "integer"},
         {"schema", {{"is_primary_key", true}, {"has_auto_increment", true}}}},
        {{"field", "headline"}, {"type", "string"}},
        {{"field", "colour"}, {"type", "string"}, {"schema", {{"default_value", "blue"}}}},
        {{"field", "note"}, {"type", "string"}},
        {{"field", "limit"}, {"type", "integer"}}};
    const Json collection = {{"collection", "unsaved_settings"},
                             {"schema", Json::object()},
                             {"meta", {{"singleton", true}}},
                             {"fields", fields}};
    send("POST", "/collections", collection.dump());
  }
  ~Singleton() { send("DELETE", "/collections/unsaved_settings", ""); }
  Singleton(const Singleton&) = delete;
  Singleton& operator=(const Singleton&) = delete;

 private:
  static void send(const char* method, const char* path, std::string body) {
    (void)server::admin()
        .request(customEndpoint<void>({.path = path, .method = method, .body = std::move(body)}))
        .result();
  }
};

}  // namespace

TEST_CASE("a singleton that nobody has saved is its defaults, and the initialisers of the rest") {
  const Singleton singleton;
  const auto client = server::admin<Schema>();
  const auto settings = client.request(readSingleton<&Schema::unsaved_settings>()).get();
  CHECK(settings.id == 0);
  CHECK(settings.headline == "Welcome");
  CHECK(settings.colour == "blue");
  CHECK(settings.note == "none");
  CHECK(settings.limit == 25);
  CHECK(client.request(readSingleton<&Schema::unsaved_settings, NamedSettings>()).get().headline ==
        "Welcome");
}

TEST_CASE("a singleton that was saved is what was saved") {
  const Singleton singleton;
  const auto client = server::admin<Schema>();
  client
      .request(updateSingleton<&Schema::unsaved_settings>(
          {field<"headline"> = "Hello", field<"limit"> = 3}))
      .get();
  const auto settings = client.request(readSingleton<&Schema::unsaved_settings>()).get();
  CHECK(settings.id > 0);
  CHECK(settings.headline == "Hello");
  CHECK_FALSE(settings.note.has_value());
  CHECK(settings.limit == 3);
}

TEST_CASE("the related items that a version adds have no key yet", "[twelve]") {
  const auto client = server::admin<Schema>();
  const std::string version = server::made(
      "/versions",
      {{"key", "unsaved"}, {"name", "unsaved"}, {"collection", "articles"}, {"item", "1"}});
  client
      .request(customEndpoint<Json>(
          {.path = "/versions/" + version + "/save",
           .method = "POST",
           .body = R"({"comments":{"create":[{"text":"a draft"}],"update":[],"delete":[]}})"}))
      .get();
  const auto draft =
      client.request(readItem<&Schema::articles>(1, {.version = "unsaved"})).result();
  client.request(deleteContentVersion(version)).get();
  INFO((draft ? "" : draft.error().what()));
  REQUIRE(draft.has_value());
  REQUIRE_FALSE(draft->comments.empty());
  CHECK(draft->comments.back().id == 0);
  CHECK(draft->comments.back().text == "a draft");
}
