#pragma once

// The data that every contestant reads: the struct, a generator, its JSON as Directus sends it,
// and a checksum to see whether all of it arrived.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

struct Author {
  int id{};
  std::string name;
};

struct Article {
  int id{};
  std::string status;
  std::string title;
  std::optional<std::string> subtitle;
  std::string body;
  std::optional<Author> author;
  std::optional<double> rating;
  bool featured{};
  std::string date_created;
};

/// What a hand-written client asks for; the other clients derive or list the same.
inline constexpr const char* itemsPath =
    "/items/articles?fields=id,status,title,subtitle,body,author.id,author.name,rating,featured,"
    "date_created";

/// The same articles for the same count, in every process.
std::vector<Article> makeArticles(std::size_t count);

enum class FieldOrder { asAsked, reversed };

/// `{"data":[…]}`
std::string toJson(const std::vector<Article>& articles, FieldOrder order = FieldOrder::asAsked);

/// Differs when a value is missing, changed or in the wrong place; below 2^53, for JavaScript.
std::uint64_t checksum(const std::vector<Article>& articles);

}  // namespace bench
