#pragma once

#include <directus/graphql/graphql.hpp>

#include "blog.hpp"
#include "server.hpp"

// The seeded blog as a schema for GraphQL, and clients that ask it.
namespace blog_graphql {

using namespace directus;
using namespace blog;

struct Globals {
  std::string site_name{};
  std::optional<std::string> tagline{};
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
  std::vector<Comment> article_comments;
  std::vector<Tag> tags;
  std::vector<ArticleTag> articles_tags;
  std::vector<ArticleBlock> articles_blocks;
  std::vector<ArticleTranslation> articles_translations;
  std::vector<Language> languages;
  std::vector<Category> categories;
  std::vector<DirectusFile> directus_files;
  std::vector<DirectusUser> directus_users;
  std::vector<DirectusRole> directus_roles;
  Globals globals;
};

inline auto client(const std::string& token = server::adminToken()) {
  return createDirectus<Schema>(server::url())
      .with(rest())
      .with(staticToken(token))
      .with(graphql());
}

}  // namespace blog_graphql
