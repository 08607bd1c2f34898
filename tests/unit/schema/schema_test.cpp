#include <directus/schema/schema.hpp>

#include <string>
#include <type_traits>

#include "support/catch.hpp"

using namespace directus;

namespace {
struct Article {
  int id{};
};
struct Globals {
  std::string site_name;
};
struct Schema {
  std::vector<Article> articles;
  Globals globals;
};
}  // namespace

TEST_CASE("a schema's member stands for its model") {
  CHECK(std::is_same_v<ModelOf<&Schema::articles>, Article>);
  CHECK(std::is_same_v<ModelOf<&Schema::globals>, Globals>);
}

TEST_CASE("a schema's member stands for its schema") {
  CHECK(std::is_same_v<SchemaOf<&Schema::articles>, Schema>);
}

TEST_CASE("a plain struct in the schema is a singleton") {
  CHECK(isSingleton<&Schema::globals>);
  CHECK(SingletonMember<&Schema::globals>);
  CHECK_FALSE(CollectionMember<&Schema::globals>);
}

TEST_CASE("a vector in the schema is a collection") {
  CHECK_FALSE(isSingleton<&Schema::articles>);
  CHECK(CollectionMember<&Schema::articles>);
  CHECK_FALSE(SingletonMember<&Schema::articles>);
}

TEST_CASE("a collection is called as the schema's member") {
  CHECK(collectionName<&Schema::articles>() == "articles");
}
