#include "support/contains_text.hpp"
#include "unit/graphql/screen_text.hpp"

using directus_test::containsText;

namespace {

struct Writers {
  std::vector<Card> articles;
  Globals globals;
  std::vector<Name> writers;

  static constexpr auto fieldNames() { return renamed<&Writers::writers>("writers:authors"); }
};

}  // namespace

TEST_CASE("a screen asks for what its structs hold") {
  CHECK(bodyOf<Writers>() ==
        Json{{"query",
              "query { articles { id title author { name } } globals { site_name tagline } "
              "writers: authors { name } }"}});
}

TEST_CASE("arguments travel as variables, never in the text") {
  const Json body = bodyOf<Writers>({{field<"articles">,
                                      {.filter = field<"status"> == "\"} injected { \"",
                                       .search = "x",
                                       .sort = {-field<"id">, field<"title">},
                                       .limit = 10,
                                       .offset = 5,
                                       .page = 2}},
                                     {field<"writers">, {.limit = -1}}});
  CHECK(body.at("query") ==
        "query($filter1: articles_filter, $sort2: [String], $limit3: Int, $offset4: Int, $page5: "
        "Int, $search6: String, $limit7: Int) { articles(filter: $filter1, sort: $sort2, limit: "
        "$limit3, offset: $offset4, page: $page5, search: $search6) { id title author { name } } "
        "globals { site_name tagline } writers: authors(limit: $limit7) { name } }");
  CHECK(body.at("variables") == Json::parse(R"({
    "filter1": {"status": {"_eq": "\"} injected { \""}}, "sort2": ["-id", "title"],
    "limit3": 10, "offset4": 5, "page5": 2, "search6": "x", "limit7": -1})"));
}

namespace {

struct CommentText {
  std::string text;
};
struct TagLabel {
  std::optional<std::string> label;
};
struct TagLink {
  TagLabel tags_slug;
};
struct Whole {
  int id{};
  std::optional<Name> author;
  std::vector<CommentText> comments;
  std::vector<TagLink> tags;
};
struct Nested {
  std::vector<Whole> articles;
};

}  // namespace

TEST_CASE("what deep says about a relation is asked of that relation") {
  const Json body = bodyOf<Nested>(
      {{field<"articles">,
        {.deep = {{field<"comments">,
                   {.filter = field<"text">.contains("a"), .sort = {-field<"id">}, .limit = 2}},
                  {field<"tags">,
                   {.deep = {{field<"tags_slug">, {.filter = field<"label"> == "x"}}}}}}}}});
  CHECK(body.at("query") ==
        "query($filter1: article_comments_filter, $sort2: [String], $limit3: Int, $filter4: "
        "tags_filter) { articles { id author { name } comments(filter: $filter1, sort: $sort2, "
        "limit: $limit3) { text } tags { tags_slug(filter: $filter4) { label } } } }");
  CHECK(body.at("variables").at("filter1") == Json::parse(R"({"text":{"_contains":"a"}})"));
}

TEST_CASE("arguments of a relation that the struct does not read are refused") {
  struct Titles {
    std::vector<Card> articles;
  };
  CHECK_THAT(textOf<Titles>({{field<"articles">, {.deep = {{field<"comments">, {.limit = 1}}}}}}),
             containsText("articles.comments"));
}

TEST_CASE("a filter needs to know what the collection of a relation is called") {
  struct Covered {
    int id{};
    struct {
      std::string id;
    } cover;
  };
  struct Covers {
    std::vector<Covered> articles;
  };
  CHECK_THAT(textOf<Covers>({{field<"articles">,
                              {.deep = {{field<"cover">, {.filter = field<"title"> == "x"}}}}}}),
             containsText("articles.cover.filter: the schema has no collection of that struct"));
}

namespace {

struct ByKey {
  Card first;
  std::optional<Card> articles_by_id;

  static constexpr auto fieldNames() { return renamed<&ByKey::first>("first:articles_by_id"); }
};

}  // namespace

TEST_CASE("an item is asked for by its key") {
  const Json body =
      bodyOf<ByKey>({{field<"first">, 3}, {field<"articles_by_id">, "x", {.version = "draft"}}});
  CHECK(body.at("query") ==
        "query($id1: ID!, $id2: ID!, $version3: String) { first: articles_by_id(id: $id1) { id "
        "title author { name } } articles_by_id(id: $id2, version: $version3) { id title author { "
        "name } } }");
  CHECK(body.at("variables") == Json::parse(R"({"id1":3,"id2":"x","version3":"draft"})"));
}

TEST_CASE("an item without its key is refused before anything is sent") {
  CHECK_THAT(textOf<ByKey>({{field<"first">, 3}}), containsText("articles_by_id: needs a key"));
}

TEST_CASE("what a member cannot be asked with is refused by its name") {
  struct Site {
    Globals globals;
  };
  CHECK_THAT(textOf<Site>({{field<"globals">, {.limit = 1}}}), containsText("globals.limit"));
  CHECK_THAT(textOf<Site>({{field<"globals">, {.meta = "*"}}}), containsText("globals: takes no"));
  CHECK_THAT(textOf<Writers>({{field<"articles">, {.version = "draft"}}}),
             containsText("articles.version"));
}

namespace {

struct Keys {
  int id{};
  int author{};
  Ref<DirectusFile> cover;
  std::vector<int> comments;
  std::vector<Ref<ArticleTag>> tags;
};
struct TagKey {
  std::string tags_slug;
};
struct KeysOnly {
  std::vector<Keys> articles;
  std::vector<TagKey> articles_tags;
};

}  // namespace

TEST_CASE("a relation that is read as its key is asked for that key") {
  CHECK(textOf<KeysOnly>() ==
        "query { articles { id author { id } cover { id } comments { id } tags { id } } "
        "articles_tags { tags_slug { slug } } }");
}

namespace {

struct Dated {
  int year{};
  int count{};
  std::optional<JsonText> first;

  static constexpr auto fieldNames() {
    return renamed<&Dated::year, &Dated::count, &Dated::first>(
        "year(pub_date)", "n:count(comments)", "json(data, k[0])");
  }
};
struct Functions {
  std::vector<Dated> articles;
};

}  // namespace

TEST_CASE("functions are spelled as Directus does in GraphQL") {
  const Json body = bodyOf<Functions>();
  CHECK(body.at("query") ==
        "query($path1: String!) { articles { pub_date_year: pub_date_func { year } n: "
        "comments_func { count } data_k_0_json: data_func { json(path: $path1) } } }");
  CHECK(body.at("variables") == Json{{"path1", "k[0]"}});
}

namespace {

struct TextPart {
  int id{};
  std::string text;
};
struct ImagePart {
  int id{};
  std::optional<std::string> caption;
  Ref<DirectusFile> image;
};
struct Part {
  Any<In<"block_text", TextPart>, In<"block_image", ImagePart>> item;
};
struct WithBlocks {
  std::vector<Part> blocks;
};
struct Pages {
  std::vector<WithBlocks> articles;
};

}  // namespace

TEST_CASE("a many-to-any relation is asked for by a fragment for each collection") {
  CHECK(textOf<Pages>() ==
        "query { articles { blocks { collection item { ... on block_text { a0__id: id text } ... "
        "on block_image { a1__id: id caption image { id } } } } } }");
}

TEST_CASE("the key behind a many-to-any relation is the key of whatever is there") {
  struct Item {
    std::string item;
  };
  struct Items {
    std::vector<Item> articles_blocks;
  };
  CHECK(
      textOf<Items>() ==
      "query { articles_blocks { item { ... on block_text { id } ... on block_image { id } } } }");
}

namespace {

struct Sums {
  std::int64_t views{};
};
struct Ids {
  int id{};
};
struct PerStatus {
  std::string status;
  std::optional<int> year;
  int count{};
  Sums sum;
  Ids countDistinct;

  static constexpr auto fieldNames() { return renamed<&PerStatus::year>("year(pub_date)"); }
};
struct Totals {
  int countAll{};
};
struct Counted {
  std::vector<PerStatus> articles_aggregated;
  std::vector<Totals> all;

  static constexpr auto fieldNames() { return renamed<&Counted::all>("all:articles_aggregated"); }
};

}  // namespace

TEST_CASE("an aggregate follows from the row, as by REST") {
  const Json body =
      bodyOf<Counted>({{field<"articles_aggregated">, {.filter = field<"views"> > 0, .limit = 5}}});
  CHECK(body.at("query") ==
        "query($groupBy1: [String], $filter2: articles_filter, $limit3: Int) { "
        "articles_aggregated(groupBy: $groupBy1, filter: $filter2, limit: $limit3) { group count: "
        "countAll sum { views } countDistinct { id } } all: articles_aggregated { countAll } }");
  CHECK(body.at("variables").at("groupBy1") ==
        Json::parse(R"json(["status","year(pub_date)"])json"));
}

namespace {

struct Mail {
  std::optional<std::string> email;
};
struct People {
  std::vector<Mail> users;
  Mail users_me;
  std::optional<Mail> one;

  static constexpr auto fieldNames() { return renamed<&People::one>("one:users_by_id"); }
};

}  // namespace

TEST_CASE("the system's collections have their names without directus_, their types with it") {
  const auto text = textOf<People, GraphqlScope::system>(
      {{field<"users">, {.filter = field<"email"> == "a@b.c"}}, {field<"one">, "u"}});
  CHECK(text ==
        "query($filter1: directus_users_filter, $id2: ID!) { users(filter: $filter1) { email } "
        "users_me { email } one: users_by_id(id: $id2) { email } }");
}

TEST_CASE("a model can be a screen's shape: its relations are keys") {
  struct All {
    std::vector<Article> articles;
  };
  CHECK_THAT(textOf<All>(), containsText("author { id } cover { id } comments { id } tags { id }"));
}
