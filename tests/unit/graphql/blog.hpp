#pragma once

#include <directus/models.hpp>
#include <directus/typed.hpp>

#include <optional>
#include <string>
#include <vector>

// The models that the tests of GraphQL ask.
namespace {

using namespace directus;

struct Article;

struct Author {
  int id{};
  std::string name{};
  Refs<Article> articles{};
};
struct Tag {
  std::string slug{};
  std::optional<std::string> label{};
};
struct ArticleTag {
  int id{};
  Ref<Article> articles_id{};
  Ref<Tag> tags_slug{};
};
struct Comment {
  int id{};
  std::optional<std::string> text{};
  Ref<Article> article{};
};
struct BlockText {
  int id{};
  std::optional<std::string> text{};
};
struct BlockImage {
  int id{};
  std::optional<std::string> caption{};
  Ref<DirectusFile> image{};
};
struct Block {
  int id{};
  Any<In<"block_text", BlockText>, In<"block_image", BlockImage>> item{};
};
struct Article {
  int id{};
  std::string status{};
  std::string title{};
  std::optional<int> views{};
  std::optional<Decimal> price{};
  std::optional<JsonText> data{};
  std::optional<std::string> pub_date{};
  Ref<Author> author{};
  Ref<DirectusFile> cover{};
  Refs<Comment> comments{};
  Refs<ArticleTag> tags{};
  Refs<Block> blocks{};
};
struct Globals {
  std::string site_name{};
  std::optional<std::string> tagline{};
};
struct Schema {
  std::vector<Article> articles{};
  std::vector<Author> authors{};
  std::vector<Comment> article_comments{};
  std::vector<Tag> tags{};
  std::vector<ArticleTag> articles_tags{};
  std::vector<Block> articles_blocks{};
  std::vector<DirectusUser> directus_users{};
  Globals globals;
};

struct Name {
  std::string name{};
};
struct Card {
  int id{};
  std::string title{};
  Name author;
};

}  // namespace
