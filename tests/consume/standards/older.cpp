// The C++20 half: it makes the command.
#include <directus/directus.hpp>

#include "articles.hpp"

static_assert(__cplusplus == 202002L);

directus::Command<std::vector<Article>> readArticles() {
  return directus::readItems<&Schema::articles>({.filter = directus::field<"id"> > 0});
}
