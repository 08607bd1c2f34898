#include <directus/query/fields.hpp>

#include "support/catch.hpp"

using namespace directus;
using detail::checkShape;
using detail::fieldsOf;

namespace {

struct Author {
  int id{};
  std::string name;
};
struct Comment {
  int id{};
  std::string text;
};
struct Article {
  int id{};
  std::string title;
  std::optional<std::string> body;
  Ref<Author> author;
  std::vector<Comment> comments;
  std::vector<std::string> tags;
  JsonText settings;
};

struct Name {
  std::string name;
};
struct Text {
  std::string text;
};
struct Card {
  int id{};
  std::string title;
  Name author;
};
struct DeepCard {
  std::optional<Card> card;
  std::vector<Text> comments;
};
struct ArticleKeys {
  std::optional<long> id;
  int author{};
  std::vector<int> comments;
};
struct Loose {
  JsonText id;
  std::optional<std::string> title;
  Ref<Name> author;
  std::vector<std::string> settings;
};

}  // namespace

TEST_CASE("a model asks for its fields, for relations by key") {
  CHECK(fieldsOf<Author>().text == "id,name");
  CHECK(fieldsOf<ArticleKeys>().text == "id,author,comments");
  CHECK(fieldsOf<Loose>().text == "id,title,author,settings");
}

TEST_CASE("a nested struct asks for fields of the other side") {
  CHECK(fieldsOf<Card>().text == "id,title,author.name");
  CHECK(fieldsOf<DeepCard>().text == "card.id,card.title,card.author.name,comments.text");
}

TEST_CASE("the fields of a shape exist as a JSON array") {
  CHECK(fieldsOf<Card>().json == R"(["id","title","author.name"])");
}

TEST_CASE("a list asks for the fields of its items") {
  CHECK(fieldsOf<std::vector<Card>>().text == fieldsOf<Card>().text);
}

TEST_CASE("a dynamic result asks for nothing by itself") {
  CHECK(fieldsOf<JsonText>().text.empty());
  CHECK(fieldsOf<JsonText>().json == "[]");
}

TEST_CASE("fields are known while compiling") {
  static_assert(fieldsOf<Card>().text.size() == 20);
  SUCCEED();
}

TEST_CASE("a shape may read less than its model, and other types of the same kind") {
  checkShape<Card, Article>();
  checkShape<ArticleKeys, Article>();
  checkShape<Loose, Article>();
  checkShape<Article, Article>();
  SUCCEED();
}

TEST_CASE("without a model every shape is taken") {
  checkShape<DeepCard, void>();
  SUCCEED();
}
