#pragma once

// The collections behind `Article`, as a user of directus-cpp describes them.

#include <directus/typed.hpp>

#include "articles.hpp"

namespace bench {

struct ArticleModel {
  int id{};
  std::string status;
  std::string title;
  std::optional<std::string> subtitle;
  std::string body;
  directus::Ref<Author> author;
  std::optional<double> rating;
  bool featured{};
  std::string date_created;
};

struct Schema {
  std::vector<ArticleModel> articles;
  std::vector<Author> authors;
};

}  // namespace bench
