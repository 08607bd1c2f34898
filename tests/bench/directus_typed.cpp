#include "contestant.hpp"
#include "schema.hpp"

namespace bench {

namespace {

using namespace directus;

class DirectusTyped final : public Contestant {
 public:
  explicit DirectusTyped(const std::string& url)
      : client_(createDirectus<Schema>(url).with(rest()).with(staticToken(token))) {}

  std::size_t request() override { return articles().size(); }

  std::vector<Article> articles() override {
    return client_.request(readItems<&Schema::articles, Article>()).get();
  }

 private:
  Client<Schema, Rest, StaticToken> client_;
};

}  // namespace

ContestantPtr directusTyped(const std::string& url) {
  return std::make_unique<DirectusTyped>(url);
}

}  // namespace bench
