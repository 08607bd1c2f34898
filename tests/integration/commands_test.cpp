#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {
struct Me {
  std::string id;
  std::string email;
};
struct ServerInfo {
  struct Project {
    std::string project_name;
  };
  Project project;
};
}  // namespace

TEST_CASE("the server answers a ping") {
  CHECK(createDirectus(server::url()).with(rest()).request(serverPing()).get() == "pong");
}

TEST_CASE("serverInfo is read dynamically and typed") {
  const auto client = server::admin();
  const Json info = client.request(serverInfo()).get();
  CHECK(client.request(serverInfo<ServerInfo>()).get().project.project_name ==
        info.at("project").at("project_name").get<std::string>());
}

TEST_CASE("serverHealth is ok") {
  CHECK(server::admin().request(serverHealth()).get().at("status") == "ok");
}

TEST_CASE("readMe is the user of the token") {
  CHECK(server::admin().request(readMe<Me>()).get().email == "admin@example.com");
  CHECK(server::admin().request(readMe({.fields = {"email"}})).get() ==
        Json{{"email", "admin@example.com"}});
}

TEST_CASE("withToken asks as somebody else") {
  CHECK(server::admin().request(withToken("editor-token", readMe<Me>())).get().email ==
        "editor@example.com");
}

TEST_CASE("setToken changes who asks") {
  auto client = server::admin();
  client.setToken("editor-token");
  CHECK(client.request(readMe<Me>()).get().email == "editor@example.com");
}

TEST_CASE("customEndpoint gives the reply itself") {
  const HttpResponse reply =
      server::admin().request(customEndpoint<HttpResponse>({.path = "/server/ping"})).get();
  CHECK(reply.status == 200);
  CHECK(reply.body.view() == "pong");
}

TEST_CASE("withSearch reads a list whose query is longer than any URL may be") {
  const auto byUrl = createDirectus(server::url())
                         .with(rest({.maxUrlLength = 0}))
                         .with(staticToken(server::adminToken()));
  std::vector<std::string> titles(2000, "no such title");
  titles.push_back("Unsigned");
  const auto command =
      readItems("articles", {.fields = {"title"}, .filter = Json{{"title", {{"_in", titles}}}}});
  CHECK_FALSE(byUrl.request(command).result().has_value());
  CHECK(byUrl.request(withSearch(command)).get() == Json::parse(R"([{"title":"Unsigned"}])"));
}

TEST_CASE("aggregate counts by group, dynamically and typed") {
  struct Author {
    int id{};
  };
  struct Article {
    int id{};
    std::string status;
    int views{};
  };
  struct Schema {
    std::vector<Article> articles;
    std::vector<Author> authors;
  };
  struct Row {
    struct Count {
      int id{};
    };
    std::string status;
    Count count;
  };
  const auto client = server::admin<Schema>();
  const Json groups = client
                          .request(aggregate("articles", {.aggregate = Json{{"count", {"id"}}},
                                                          .groupBy = {"status"}}))
                          .get();
  std::map<std::string, int> counted;
  for (const Json& group : groups) counted[group.at("status")] = group.at("count").at("id");
  CHECK(counted["archived"] == 1);
  CHECK(counted["draft"] == 4);

  const auto rows = client.request(aggregate<&Schema::articles, Row>()).get();
  for (const Row& row : rows) CHECK(row.count.id == counted[row.status]);
  CHECK(rows.size() == counted.size());
}
