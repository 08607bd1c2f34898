#include <simdjson.h>

#include "contestant.hpp"
#include "curl_get.hpp"

namespace bench {

namespace {

namespace ondemand = simdjson::ondemand;
using Value = simdjson::simdjson_result<ondemand::value>;

bool isNull(Value& value) {
  return static_cast<bool>(value.is_null());
}

int number(Value value) {
  return static_cast<int>(value.get_int64().value());
}

std::string text(Value value) {
  return std::string(value.get_string().value());
}

std::optional<std::string> optionalText(Value value) {
  if (isNull(value)) return std::nullopt;
  return text(value);
}

std::optional<Author> author(Value value) {
  if (isNull(value)) return std::nullopt;
  ondemand::object object = value.get_object().value();
  Author result;
  result.id = number(object["id"]);
  result.name = text(object["name"]);
  return result;
}

void read(ondemand::object object, Article& article) {
  article.id = number(object["id"]);
  article.status = text(object["status"]);
  article.title = text(object["title"]);
  article.subtitle = optionalText(object["subtitle"]);
  article.body = text(object["body"]);
  article.author = author(object["author"]);
  if (Value rating = object["rating"]; !isNull(rating))
    article.rating = rating.get_double().value();
  article.featured = object["featured"].get_bool().value();
  article.date_created = text(object["date_created"]);
}

class SimdjsonByHand final : public Contestant {
 public:
  explicit SimdjsonByHand(const std::string& url) : get_(url) {}

  std::size_t request() override { return articles().size(); }

  std::vector<Article> articles() override {
    std::string& body = get_.perform();
    body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    ondemand::document document = parser_.iterate(body);
    std::vector<Article> result;
    for (auto item : document["data"].get_array()) read(item.get_object(), result.emplace_back());
    return result;
  }

 private:
  CurlGet get_;
  ondemand::parser parser_;
};

}  // namespace

ContestantPtr simdjsonByHand(const std::string& url) {
  return std::make_unique<SimdjsonByHand>(url);
}

}  // namespace bench
