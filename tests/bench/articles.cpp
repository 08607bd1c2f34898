#include "articles.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace bench {

namespace {

constexpr std::array<std::string_view, 32> words{
    "the",   "Analytical", "Engine", "weaves",  "algebraic",  "patterns",  "just",  "as",
    "a",     "loom",       "weaves", "flowers", "and",        "leaves,\n", "wrote", "\"Ada\"",
    "in",    "her",        "notes",  "on",      "Menabrea’s", "sketch",    "of",    "1843",
    "which", "describe",   "how",    "numbers", "could",      "stand",     "for",   "music"};
constexpr std::array<std::string_view, 5> names{
    "Ada Lovelace", "Grace Hopper", "Émilie du Châtelet", "Alan Turing", "Mary Kenneth Keller"};
constexpr std::array<std::string_view, 3> states{"published", "draft", "archived"};

/// Words from `first` on, about `length` bytes of them.
std::string text(std::size_t first, std::size_t length) {
  std::string result;
  while (result.size() < length) {
    if (!result.empty()) result += ' ';
    result += words[first++ % words.size()];
  }
  return result;
}

std::string date(std::size_t number) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "2024-%02zu-%02zuT%02zu:%02zu:56.000Z",
                number % 12 + 1, number % 28 + 1, number % 24, number % 60);
  return buffer.data();
}

/// Chosen so that a reply has the size that the targets were measured with.
std::size_t bodyLength(std::size_t count, std::size_t number) {
  if (count == 1) return 198;
  return (count <= 100 ? 349 : 327) + number * 37 % 101;
}

Article makeArticle(std::size_t count, std::size_t number) {
  Article article;
  article.id = static_cast<int>(number + 1);
  article.status = states[number % states.size()];
  article.title = text(number, 12 + number % 24);
  if (number % 4 == 1) article.subtitle = text(number + 7, 20);
  article.body = text(number * 5, bodyLength(count, number));
  if (number % 10 != 9)
    article.author = Author{.id = static_cast<int>(number % names.size() + 1),
                            .name = std::string(names[number % names.size()])};
  if (number % 5 != 3) article.rating = static_cast<double>(number % 401) / 80.0;
  article.featured = number % 6 == 0;
  article.date_created = date(number);
  return article;
}

std::string quoted(const std::string& value) {
  std::string result = "\"";
  for (const char c : value) {
    if (c == '\n')
      result += "\\n";
    else if (c == '"')
      result += "\\\"";
    else
      result += c;
  }
  return result + '"';
}

std::string quoted(const std::optional<std::string>& value) {
  return value ? quoted(*value) : "null";
}

std::string numeric(double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.10g", value);
  return buffer.data();
}

std::string object(std::vector<std::string> members, FieldOrder order) {
  if (order == FieldOrder::reversed) std::reverse(members.begin(), members.end());
  std::string result = "{";
  for (const std::string& member : members) {
    if (result.size() > 1) result += ',';
    result += member;
  }
  return result + '}';
}

std::string authorJson(const std::optional<Author>& author, FieldOrder order) {
  if (!author) return "null";
  return object({"\"id\":" + std::to_string(author->id), "\"name\":" + quoted(author->name)},
                order);
}

std::string articleJson(const Article& article, FieldOrder order) {
  return object(
      {"\"id\":" + std::to_string(article.id), "\"status\":" + quoted(article.status),
       "\"title\":" + quoted(article.title), "\"subtitle\":" + quoted(article.subtitle),
       "\"body\":" + quoted(article.body), "\"author\":" + authorJson(article.author, order),
       "\"rating\":" + (article.rating ? numeric(*article.rating) : "null"),
       std::string("\"featured\":") + (article.featured ? "true" : "false"),
       "\"date_created\":" + quoted(article.date_created)},
      order);
}

std::uint64_t sumOf(const std::string& value) {
  std::uint64_t sum = 1;  // an empty text is not a missing one
  for (const char c : value) sum += static_cast<unsigned char>(c);
  return sum;
}

std::uint64_t sumOf(const std::optional<std::string>& value) {
  return value ? sumOf(*value) : 0;
}

/// Each field counts as often as its place says, so that swapped ones show.
std::uint64_t checksum(const Article& article) {
  std::uint64_t sum = static_cast<std::uint64_t>(article.id);
  sum += 2 * sumOf(article.status);
  sum += 3 * sumOf(article.title);
  sum += 4 * sumOf(article.subtitle);
  sum += 5 * sumOf(article.body);
  if (article.author)
    sum += 6 * static_cast<std::uint64_t>(article.author->id) + 7 * sumOf(article.author->name);
  sum += 8 * static_cast<std::uint64_t>(article.rating.value_or(100) * 80 + 0.5);
  sum += article.featured ? 9 : 0;
  sum += 10 * sumOf(article.date_created);
  return sum;
}

}  // namespace

std::vector<Article> makeArticles(std::size_t count) {
  std::vector<Article> articles;
  articles.reserve(count);
  for (std::size_t number = 0; number < count; ++number)
    articles.push_back(makeArticle(count, number));
  return articles;
}

std::string toJson(const std::vector<Article>& articles, FieldOrder order) {
  std::string result = "{\"data\":[";
  for (const Article& article : articles) {
    if (&article != articles.data()) result += ',';
    result += articleJson(article, order);
  }
  return result + "]}";
}

std::uint64_t checksum(const std::vector<Article>& articles) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) sum += (i % 7 + 1) * checksum(articles[i]);
  return sum;
}

}  // namespace bench
