// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/models/files.hpp>
#include <directus/typed.hpp>

namespace golden::guide {

enum class ArticleStatus {
  draft,
  published,
  in_review,
};

}  // namespace golden::guide

template <>
inline constexpr auto directus::choices<::golden::guide::ArticleStatus> =
    directus::choicesOf<::golden::guide::ArticleStatus>({
        {::golden::guide::ArticleStatus::in_review, "in-review"},
    });

namespace golden::guide {

struct Author;

/// What the blog is made of.
struct Article {
  int id{};
  directus::Choice<ArticleStatus> status = ArticleStatus::draft;
  /// At most 120 characters.
  std::string title{};
  std::optional<std::string> class_{};
  std::optional<directus::Decimal> price{};
  int views = 0;
  directus::Ref<Author> author{};
  std::optional<directus::Timestamp> date_created{};

  static constexpr auto fieldNames() {
    return directus::renamed<&Article::class_>("class");
  }
};

struct Author {
  int id{};
  directus::Refs<Article> articles{};
  directus::Ref<directus::DirectusFile> avatar{};
  std::string name{};
};

struct Globals {
  std::optional<int> id{};
  std::optional<std::string> site_name{};
};

struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
  Globals globals;
};

}  // namespace golden::guide
