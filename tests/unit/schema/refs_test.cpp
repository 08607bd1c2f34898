#include <directus/codec/encode.hpp>
#include <directus/query/fields.hpp>
#include <directus/query/query.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct ArticlesTag;
struct Category;

struct Article {
  int id{};
  std::string title{};
  Refs<ArticlesTag> tags{};
};
struct Tag {
  std::string slug{};
  std::string label{};
};
struct ArticlesTag {
  int id{};
  Ref<Article> articles_id{};
  Ref<Tag> tags_slug{};
};
struct Category {
  std::string id{};
  std::string name{};
  Ref<Category> parent{};
  Refs<Category> children{};
};

struct Label {
  std::string label{};
};
struct TagLabel {
  Label tags_slug{};
};
struct Tagged {
  std::string title{};
  std::vector<TagLabel> tags{};
};
struct TagKeys {
  std::vector<std::int64_t> tags{};
};
struct Leaf {
  std::string name{};
  std::vector<std::string> children{};
};
struct Branch {
  std::string name{};
  std::vector<Leaf> children{};
};
struct Tree {
  std::string name{};
  std::optional<Branch> parent{};
  std::vector<Branch> children{};
};

std::string filterOf(const Query<Article>& query) {
  return detail::queryParams(query).value().at(0).value;
}

}  // namespace

TEST_CASE("without a shape a list of relations is a list of keys") {
  CHECK(detail::fieldsOf<Article>().text == "id,title,tags");
  const auto article =
      read<Article>(R"({"data":{"id":1,"title":"a","tags":[1,"2",null]}})").value();
  CHECK(article.tags.at(0) == 1);
  CHECK(article.tags.at(1).key() == 2);
  CHECK(article.tags.at(2).isNull());
}

TEST_CASE("a shape expands a list of relations through the junction") {
  detail::checkShape<Tagged, Article>();
  CHECK(detail::fieldsOf<Tagged>().text == "title,tags.tags_slug.label");
  const auto tagged =
      read<Tagged>(R"({"data":{"title":"a","tags":[{"tags_slug":{"label":"C++"}}]}})").value();
  CHECK(tagged.tags.at(0).tags_slug.label == "C++");
}

TEST_CASE("a shape may read the keys of a list of relations as plain values") {
  detail::checkShape<TagKeys, Article>();
  CHECK(read<TagKeys>(R"({"data":{"tags":[1,2]}})").value().tags ==
        std::vector<std::int64_t>{1, 2});
}

TEST_CASE("a struct may refer to itself in both directions") {
  detail::checkShape<Tree, Category>();
  CHECK(detail::fieldsOf<Category>().text == "id,name,parent,children");
  CHECK(detail::fieldsOf<Tree>().text ==
        "name,parent.name,parent.children.name,parent.children.children,children.name,"
        "children.children.name,children.children.children");
}

TEST_CASE("paths, some, none, deep, alias and functions go through a list of relations") {
  CHECK(filterOf({.filter = field<"tags.tags_slug.label"> == "C++"}) ==
        R"({"tags":{"tags_slug":{"label":{"_eq":"C++"}}}})");
  CHECK(filterOf({.filter = field<"tags">.some(field<"tags_slug.slug"> == "cpp")}) ==
        R"({"tags":{"_some":{"tags_slug":{"slug":{"_eq":"cpp"}}}}})");
  CHECK(filterOf({.filter = field<"tags">.none(field<"articles_id"> == 1)}).size() > 0);
  CHECK(filterOf({.filter = field<"count(tags)"> > 1}) == R"j({"count(tags)":{"_gt":1}})j");
  CHECK(filterOf({.deep = {{field<"tags">, {.filter = field<"tags_slug"> == "cpp"}}}}) ==
        R"({"tags":{"_filter":{"tags_slug":{"_eq":"cpp"}}}})");
  CHECK(filterOf({.alias = {{"best", field<"tags">}}}) == R"({"best":"tags"})");
}

TEST_CASE("related items are created along, or linked by key") {
  const Article article{
      .id = 1, .title = "a", .tags = {ArticlesTag{.id = 2, .tags_slug = Tag{.slug = "qt"}}, 5}};
  CHECK(detail::encode(detail::typeInfo<Article>(), &article).value() ==
        R"({"id":1,"title":"a","tags":[{"id":2,"tags_slug":{"slug":"qt",)"
        R"("label":""}},5]})");
}
