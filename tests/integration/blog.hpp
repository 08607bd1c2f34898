#pragma once

#include <directus/directus.hpp>
#include <directus/models.hpp>

#include <optional>
#include <string>
#include <vector>

// The collections of tests/server/seed.mjs with their relations: models to check against.
namespace blog {

using namespace directus;

struct Article;
struct Category;

struct Author {
  int id{};
  std::string name{};
  std::optional<std::string> email{};
  Refs<Article> articles{};
};
struct Comment {
  int id{};
  std::optional<std::string> text{};
  Ref<Article> article{};
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
struct BlockText {
  int id{};
  std::optional<std::string> text{};
};
struct BlockImage {
  int id{};
  std::optional<std::string> caption{};
  Ref<DirectusFile> image{};
};
struct ArticleBlock {
  int id{};
  Ref<Article> articles_id{};
  Any<In<"block_text", BlockText>, In<"block_image", BlockImage>> item{};
  std::optional<int> sort{};
};
struct Language {
  std::string code{};
  std::optional<std::string> name{};
};
struct ArticleTranslation {
  int id{};
  Ref<Article> articles_id{};
  Ref<Language> languages_code{};
  std::optional<std::string> title{};
};
struct Article {
  int id{};
  std::string status{};
  std::string title{};
  std::optional<int> views{};
  std::optional<JsonText> data{};
  std::optional<std::string> pub_date{};
  std::optional<std::string> date_created{};
  Ref<DirectusUser> user_created{};
  Ref<Author> author{};
  Ref<DirectusFile> cover{};
  Refs<Comment> comments{};
  Refs<ArticleTag> tags{};
  Refs<ArticleBlock> blocks{};
  Refs<ArticleTranslation> translations{};
};
struct Category {
  std::string id{};
  std::string name{};
  Ref<Category> parent{};
  Refs<Category> children{};
};

struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
  std::vector<Comment> article_comments;
  std::vector<Tag> tags;
  std::vector<ArticleTag> articles_tags;
  std::vector<ArticleBlock> articles_blocks;
  std::vector<BlockText> block_text;
  std::vector<BlockImage> block_image;
  std::vector<ArticleTranslation> articles_translations;
  std::vector<Language> languages;
  std::vector<Category> categories;
};

}  // namespace blog
