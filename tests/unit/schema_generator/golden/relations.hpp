// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/models/files.hpp>
#include <directus/models/folders.hpp>
#include <directus/models/users.hpp>
#include <directus/typed.hpp>

namespace golden::relations {

struct ArticleBlock;
struct ArticleFile;
struct ArticleTag;
struct ArticleTranslation;
struct Author;
struct Comment;
struct Heading;
struct Language;
struct Paragraph;
struct Tag;

struct Article {
  int id{};
  std::string title{};
  directus::Ref<Author> author{};
  directus::Ref<directus::DirectusFile> cover{};
  directus::Ref<directus::DirectusUser> reviewer{};
  directus::Ref<directus::DirectusFolder> folder{};
  directus::Refs<Comment> comments{};
  directus::Refs<ArticleTag> tags{};
  directus::Refs<ArticleBlock> blocks{};
  directus::Refs<ArticleFile> gallery{};
  directus::Refs<ArticleTranslation> translations{};
};

struct ArticleBlock {
  int id{};
  directus::Ref<Article> articles_id{};
  directus::Any<directus::In<"heading", Heading>, directus::In<"paragraph", Paragraph>,
                directus::In<"tags", Tag>,
                directus::In<"directus_files", directus::DirectusFile>> item{};
  std::optional<int> sort{};
};

struct ArticleFile {
  int id{};
  directus::Ref<Article> articles_id{};
  directus::Ref<directus::DirectusFile> directus_files_id{};
};

struct ArticleTag {
  int id{};
  directus::Ref<Article> articles_id{};
  directus::Ref<Tag> tags_slug{};
};

struct ArticleTranslation {
  int id{};
  directus::Ref<Article> articles_id{};
  directus::Ref<Language> languages_code{};
  std::optional<std::string> title{};
};

struct Author {
  int id{};
  directus::Refs<Article> articles{};
  /// Authors and articles point to each other.
  directus::Ref<Article> best{};
  std::string name{};
};

struct Category {
  directus::Uuid id{};
  directus::Refs<Category> children{};
  directus::Ref<Category> parent{};
};

struct Comment {
  int id{};
  directus::Ref<Article> article{};
  std::optional<std::string> text{};
};

struct Heading {
  int id{};
  std::optional<std::string> text{};
};

struct Language {
  std::string code{};
  std::optional<std::string> name{};
};

struct Nested {
  int id{};
  directus::Any<directus::CollectionField<"kind">, directus::In<"heading", Heading>,
                directus::In<"paragraph", Paragraph>> item{};
};

struct Paragraph {
  int id{};
  std::optional<std::string> text{};
};

struct Tag {
  std::string slug{};
  directus::Refs<ArticleTag> articles{};
};

struct Schema {
  std::vector<Article> articles;
  std::vector<ArticleBlock> articles_blocks;
  std::vector<ArticleFile> articles_files;
  std::vector<ArticleTag> articles_tags;
  std::vector<ArticleTranslation> articles_translations;
  std::vector<Author> authors;
  std::vector<Category> categories;
  std::vector<Comment> comments;
  std::vector<Heading> heading;
  std::vector<Language> languages;
  std::vector<Nested> nested;
  std::vector<Paragraph> paragraph;
  std::vector<Tag> tags;
};

}  // namespace golden::relations
