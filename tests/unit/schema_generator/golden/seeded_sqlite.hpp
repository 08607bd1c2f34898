// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <directus/models/files.hpp>
#include <directus/models/users.hpp>
#include <directus/typed.hpp>

namespace golden::seeded_sqlite {

enum class ArticleStatus {
  draft,
  published,
  archived,
};

struct Article;
struct ArticleBlock;
struct ArticleTag;
struct ArticleTranslation;
struct Author;
struct BlockImage;
struct BlockText;
struct Language;
struct Tag;

struct ArticleComment {
  int id{};
  std::optional<std::string> text{};
  directus::Ref<Article> article{};
};

struct Article {
  int id{};
  directus::Choice<ArticleStatus> status = ArticleStatus::draft;
  std::optional<int> sort{};
  std::string title{};
  std::optional<std::string> slug{};
  std::optional<std::string> body{};
  std::optional<int> views = 0;
  std::optional<double> price{};
  std::optional<double> rating{};
  std::optional<std::int64_t> big{};
  std::optional<bool> published = false;
  std::optional<directus::JsonText> data{};
  std::optional<directus::Csv> labels{};
  std::optional<std::string> external_id{};
  std::optional<directus::Hash> secret{};
  std::optional<directus::Date> pub_date{};
  std::optional<directus::Time> pub_time{};
  std::optional<directus::DateTime> pub_datetime{};
  std::optional<directus::Timestamp> pub_timestamp{};
  std::optional<directus::Timestamp> date_created{};
  std::optional<directus::Timestamp> date_updated{};
  directus::Ref<directus::DirectusUser> user_created{};
  directus::Ref<Author> author{};
  directus::Ref<directus::DirectusFile> cover{};
  directus::Refs<ArticleComment> comments{};
  directus::Refs<ArticleTag> tags{};
  directus::Refs<ArticleBlock> blocks{};
  directus::Refs<ArticleTranslation> translations{};
};

struct ArticleBlock {
  int id{};
  directus::Ref<Article> articles_id{};
  directus::Any<directus::In<"block_text", BlockText>,
                directus::In<"block_image", BlockImage>> item{};
  std::optional<int> sort{};
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
  std::optional<std::string> body{};
};

struct Author {
  int id{};
  std::string name{};
  std::optional<std::string> email{};
  directus::Refs<Article> articles{};
};

struct BlockImage {
  int id{};
  std::optional<std::string> caption{};
  directus::Ref<directus::DirectusFile> image{};
};

struct BlockText {
  int id{};
  std::optional<std::string> text{};
};

struct Category {
  directus::Uuid id{};
  std::string name{};
  directus::Ref<Category> parent{};
  directus::Refs<Category> children{};
};

struct Globals {
  std::optional<int> id{};
  std::optional<std::string> site_name{};
  std::optional<std::string> tagline{};
};

struct Language {
  std::string code{};
  std::optional<std::string> name{};
};

struct Site {
  std::optional<int> id{};
  std::optional<std::string> name{};
  std::optional<directus::JsonText> theme{};
};

struct Tag {
  std::string slug{};
  std::optional<std::string> label{};
};

struct Schema {
  std::vector<ArticleComment> article_comments;
  std::vector<Article> articles;
  std::vector<ArticleBlock> articles_blocks;
  std::vector<ArticleTag> articles_tags;
  std::vector<ArticleTranslation> articles_translations;
  std::vector<Author> authors;
  std::vector<BlockImage> block_image;
  std::vector<BlockText> block_text;
  std::vector<Category> categories;
  Globals globals;
  std::vector<Language> languages;
  Site site;
  std::vector<Tag> tags;
};

}  // namespace golden::seeded_sqlite
