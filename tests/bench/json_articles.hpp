#pragma once

// How nlohmann/json reads the structs.

#include <nlohmann/json.hpp>

#include "articles.hpp"

namespace bench {

template <class T>
void readOptional(const nlohmann::json& json, std::optional<T>& value) {
  if (!json.is_null()) value = json.get<T>();
}

inline void from_json(const nlohmann::json& json, Author& author) {
  json.at("id").get_to(author.id);
  json.at("name").get_to(author.name);
}

inline void from_json(const nlohmann::json& json, Article& article) {
  json.at("id").get_to(article.id);
  json.at("status").get_to(article.status);
  json.at("title").get_to(article.title);
  readOptional(json.at("subtitle"), article.subtitle);
  json.at("body").get_to(article.body);
  readOptional(json.at("author"), article.author);
  readOptional(json.at("rating"), article.rating);
  json.at("featured").get_to(article.featured);
  json.at("date_created").get_to(article.date_created);
}

}  // namespace bench
