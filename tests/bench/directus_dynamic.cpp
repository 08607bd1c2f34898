#include <directus/directus.hpp>

#include "contestant.hpp"
#include "json_articles.hpp"

namespace bench {

namespace {

using namespace directus;

class DirectusDynamic final : public Contestant {
 public:
  explicit DirectusDynamic(const std::string& url)
      : client_(createDirectus(url).with(rest()).with(staticToken(token))) {}

  std::size_t request() override { return read().size(); }

  std::vector<Article> articles() override { return read().get<std::vector<Article>>(); }

 private:
  Json read() {
    return client_
        .request(readItems("articles",
                           {.fields = {"id", "status", "title", "subtitle", "body", "author.id",
                                       "author.name", "rating", "featured", "date_created"}}))
        .get();
  }

  Client<void, Rest, StaticToken> client_;
};

}  // namespace

ContestantPtr directusDynamic(const std::string& url) {
  return std::make_unique<DirectusDynamic>(url);
}

}  // namespace bench
