#include "contestant.hpp"
#include "curl_get.hpp"
#include "json_articles.hpp"

namespace bench {

namespace {

class NlohmannDom final : public Contestant {
 public:
  explicit NlohmannDom(const std::string& url) : get_(url) {}

  std::size_t request() override { return articles().size(); }

  std::vector<Article> articles() override {
    return nlohmann::json::parse(get_.perform()).at("data").get<std::vector<Article>>();
  }

 private:
  CurlGet get_;
};

}  // namespace

ContestantPtr nlohmannDom(const std::string& url) {
  return std::make_unique<NlohmannDom>(url);
}

}  // namespace bench
