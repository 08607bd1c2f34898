#include <curl/curl.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>

#include "contestant.hpp"
#include "curl_get.hpp"
#include "json_articles.hpp"

namespace bench {

namespace {

/// The least that a client over libcurl has to do for many requests at once: one multi handle, a
/// reused easy handle and body for each.
class BareMulti final : public Contestant {
 public:
  BareMulti(const std::string& url, std::size_t inFlight) : one_(url), multi_(curl_multi_init()) {
    curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, 32L);
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, 32L);
    for (std::size_t i = 0; i < inFlight; ++i) gets_.push_back(std::make_unique<CurlGet>(url));
  }
  ~BareMulti() override {
    for (const auto& get : gets_) curl_multi_remove_handle(multi_, get->handle());
    curl_multi_cleanup(multi_);
  }

  std::size_t request() override { return requests(1); }

  std::size_t requests(std::size_t times) override {
    std::size_t sum = 0;
    std::size_t left = times;
    std::size_t running = 0;
    for (; running < std::min(times, gets_.size()); ++running, --left) begin(*gets_[running]);
    while (running > 0) {
      int count = 0;
      require(curl_multi_perform(multi_, &count) == CURLM_OK);
      while (CurlGet* const ended = takeEnded()) {
        sum += ended->end().size();
        if (left > 0) {
          begin(*ended);
          --left;
        } else {
          --running;
        }
      }
      if (running > 0) require(curl_multi_poll(multi_, nullptr, 0, 1000, nullptr) == CURLM_OK);
    }
    return sum;
  }

  std::vector<Article> articles() override {
    return nlohmann::json::parse(one_.perform()).at("data").get<std::vector<Article>>();
  }

 private:
  static void require(bool isSo) {
    if (!isSo) throw std::runtime_error("libcurl: no reply");
  }
  void begin(CurlGet& get) {
    get.begin();
    require(curl_multi_add_handle(multi_, get.handle()) == CURLM_OK);
  }
  CurlGet* takeEnded() {
    int left = 0;
    const CURLMsg* const message = curl_multi_info_read(multi_, &left);
    if (message == nullptr) return nullptr;
    require(message->data.result == CURLE_OK);
    CURL* const handle = message->easy_handle;
    void* get = nullptr;
    curl_easy_getinfo(handle, CURLINFO_PRIVATE, &get);
    curl_multi_remove_handle(multi_, handle);
    return static_cast<CurlGet*>(get);
  }

  CurlGet one_;
  CURLM* multi_;
  std::vector<std::unique_ptr<CurlGet>> gets_;
};

}  // namespace

ContestantPtr bareMulti(const std::string& url, std::size_t inFlight) {
  return std::make_unique<BareMulti>(url, inFlight);
}

}  // namespace bench
