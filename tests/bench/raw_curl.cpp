#include "contestant.hpp"
#include "curl_get.hpp"
#include "json_articles.hpp"

namespace bench {

namespace {

class RawCurl final : public Contestant {
 public:
  RawCurl(const std::string& url, long receiveBufferSize) : get_(url, receiveBufferSize) {}

  std::size_t request() override { return get_.perform().size(); }

  std::vector<Article> articles() override {
    return nlohmann::json::parse(get_.perform()).at("data").get<std::vector<Article>>();
  }

 private:
  CurlGet get_;
};

}  // namespace

ContestantPtr rawCurl(const std::string& url, long receiveBufferSize) {
  return std::make_unique<RawCurl>(url, receiveBufferSize);
}

}  // namespace bench
