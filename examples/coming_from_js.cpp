// What users of the JS SDK write, in C++: the table of docs/coming-from-js.md is cut from here and
// from coming_from_js_resources.cpp.
#include <directus/directus.hpp>

#include <filesystem>
#include <iostream>

#include "settings.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name;
};
struct Comment {
  int id{};
  std::optional<std::string> text;
};
struct Article {
  int id{};
  std::string title;
  std::string status;
  int views{};
  Ref<Author> author;
  Refs<Comment> comments;
};
struct Globals {
  std::string site_name;
};
struct Schema {
  std::vector<Article> articles;
  Globals globals;
};

const std::string url = settings::url();
const std::string token = settings::token();
const std::string email = settings::email();
const std::string password = settings::password();

void ignore(auto&&...) {}

void clients() {
  auto dynamic = createDirectus(url).with(rest());
  auto typed = createDirectus<Schema>(url).with(rest());
  auto server = createDirectus(url).with(staticToken(token)).with(rest());
  auto cookies = createDirectus(url)
                     .with(authentication(AuthMode::cookie, {.credentials = Credentials::include}))
                     .with(rest({.credentials = Credentials::include}));
  auto early = createDirectus(url).with(
      authentication(AuthMode::json, {.autoRefresh = true, .msRefreshBeforeExpires = 30'000}));
  auto client = createDirectus(url).with(
      rest({.onRequest = [](HttpRequest& request) { request.headers.set("X-App", "demo"); },
            .onResponse = [](const HttpRequest&,
                             Result<HttpResponse>& response) { ignore(response); }}));
  auto logged = createDirectus(url, {.log = [](const LogRecord& record) { ignore(record); }});
  std::cout << client.request(serverPing()).get() << '\n';
}

void sessions() {
  const auto folder = std::filesystem::temp_directory_path() / "directus-cpp-coming-from-js";
  std::filesystem::create_directories(folder);
  const auto storage = std::make_shared<FileStorage>((folder / "session.json").string());

  auto client = createDirectus(url).with(rest()).with(authentication(AuthMode::json));
  client.login({.email = email, .password = password}).get();
  client.login({.email = email, .password = password}, {.otp = "123456"}).get();
  client.refresh().get();
  const std::optional<std::string> current = client.getToken().get();
  client.stopRefreshing();
  client.logout().get();
  client.setToken(token);
  client.setToken(std::nullopt);

  // This Directus has no LDAP server: it refuses.
  ignore(client.login({.identifier = "ada", .password = password}, {.provider = "ldap"}).result());

  auto stored = createDirectus(url).with(authentication(AuthMode::json, {.storage = storage}));
  stored.login({.email = email, .password = password}).get();
  stored.logout().get();
  std::filesystem::remove_all(folder);
  std::cout << (current ? "had a token\n" : "had none\n");
}

void items() {
  const auto client = createDirectus<Schema>(url).with(rest()).with(staticToken(token));
  const auto send = [&](auto command) { return client.request(std::move(command)).get(); };

  const int id = send(createItem("articles", Json{{"title", "Hello"}})).at("id");
  const int other = send(createItems("articles", Json::array({{{"title", "Two"}}})))[0].at("id");
  send(readItem("articles", id));
  send(readItem<&Schema::articles>(id));
  send(updateItem("articles", id, Json{{"status", "published"}}));
  send(updateItem<&Schema::articles>(id, {field<"status"> = "published"}));
  send(updateItems("articles", {id, other}, Json{{"views", 1}}));
  send(updateItemsBatch("articles", Json::array({{{"id", id}, {"views", 2}}})));
  send(deleteItem("articles", id));
  send(deleteItems("articles", {other}));
  send(readSingleton("globals"));
  send(readSingleton<&Schema::globals>());
  const std::string name = send(readSingleton<&Schema::globals>()).site_name;
  send(updateSingleton("globals", Json{{"site_name", name}}));
  send(aggregate("articles", {.aggregate = {{"count", "*"}}, .groupBy = {"status"}}));
}

void queries() {
  const auto client = createDirectus<Schema>(url).with(rest()).with(staticToken(token));
  const auto send = [&](auto command) { return client.request(std::move(command)).get(); };
  const auto read = [&](const Query<>& query) { return send(readItems("articles", query)); };
  const auto typed = [&](const Query<Article>& query) {
    return send(readItems<&Schema::articles>(query));
  };

  send(readItems("articles"));
  send(readItems<&Schema::articles>());
  read({.fields = {"id", "title", "author.name"}});
  read({.filter = Json{{"status", {{"_eq", "published"}}}}});
  typed({.filter = field<"status"> == "published"});
  typed({.filter = field<"views"> > 5 && field<"author"> == std::nullopt});
  typed({.filter = field<"title">.contains("Notes")});
  typed({.filter = field<"id">.in({1, 2, 3})});
  typed({.filter = field<"views">.between(1, 10)});
  typed({.filter = field<"author.name"> == "Ada Lovelace"});
  typed({.filter = field<"comments">.some(field<"text"> == "c1")});
  typed({.search = "engine"});
  typed({.sort = {-field<"views">, field<"title">}});
  typed({.limit = 10, .offset = 20});
  typed({.limit = 10, .page = 2});
  typed({.deep = {{field<"comments">, {.limit = 1}}}});
  read({.fields = {"first.text"},
        .deep = {{"first", {.limit = 1}}},
        .alias = {{"first", "comments"}}});
  read({.aggregate = {{"sum", {"views"}}}, .groupBy = {"status"}});
  const Page<Article> page = send(readItems<&Schema::articles>({.limit = 1}).withMeta());
  for (const Json& article : client.request(readAll(readItems("articles")))) ignore(article);
}

void modifiers() {
  const auto client = createDirectus<Schema>(url).with(rest()).with(staticToken(token));
  const auto send = [&](auto command) { return client.request(std::move(command)).get(); };

  send(withToken("editor-token", readItems("articles")));
  send(withSearch(readItems("articles", {.filter = field<"id">.in({1, 2, 3})})));
  send(withOptions(readItems("articles"), {.headers = {{"X-App", "demo"}}}));
  send(withOptions(readItems("articles"), [](HttpRequest& request) { ignore(request); }));
  send(customEndpoint<std::string>(
      {.path = "/greeting", .params = {{.name = "name", .value = "Ada"}}}));
}

void graphqlQueries() {
  const auto client = createDirectus<Schema>(url).with(staticToken(token)).with(graphql());
  struct Titles {
    std::vector<Article> articles;
  };
  const Json found = client
                         .query<Json>("query($part: String) { articles(search: $part) { title } }",
                                      {{"part", "Notes"}})
                         .get();
  const Json me =
      client.query<Json>("{ users_me { email } }", {}, {.scope = GraphqlScope::system}).get();
  const auto typed = client.query<Titles>({{field<"articles">, {.search = "Notes"}}}).get();
  ignore(found, me, typed);
}

void errors() {
  const auto client = createDirectus<Schema>(url).with(rest()).with(staticToken(token));
  try {
    ignore(client.request(readItem("articles", 0)).get());
  } catch (const Error& error) {
    if (error.code() == ErrorCode::forbidden) std::cout << error.errors()[0].message << '\n';
  }
  const Result<Json> result = client.request(readItem("articles", 0)).result();
  if (!result) std::cout << result.error().status() << '\n';
}

}  // namespace

int main() {
  try {
    clients();
    sessions();
    items();
    queries();
    modifiers();
    graphqlQueries();
    errors();
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
