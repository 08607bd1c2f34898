#include <cpr/cpr.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

#include "contestant.hpp"
#include "json_articles.hpp"

namespace bench {

namespace {

/// cpr's asynchronous calls as its documentation has them, a thread of its pool for each, with
/// sessions that keep their connections.
class CprInFlight final : public Contestant {
 public:
  CprInFlight(const std::string& url, std::size_t inFlight) {
    cpr::async::startup(1, inFlight);
    for (std::size_t i = 0; i < inFlight; ++i) {
      auto session = std::make_shared<cpr::Session>();
      session->SetUrl(cpr::Url{url + itemsPath});
      session->SetBearer(cpr::Bearer{token});
      sessions_.push_back(std::move(session));
    }
  }
  ~CprInFlight() override { cpr::async::cleanup(); }

  std::size_t request() override { return requests(1); }

  std::size_t requests(std::size_t times) override {
    const std::size_t begun = std::min(times, sessions_.size());
    sum_ = 0;
    running_ = begun;
    left_ = times - begun;
    for (std::size_t i = 0; i < begun; ++i) start(*sessions_[i]);
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return running_ == 0; });
    return sum_;
  }

  std::vector<Article> articles() override { return read(sessions_.front()->Get()); }

 private:
  static std::vector<Article> read(const cpr::Response& response) {
    if (response.status_code != 200) throw std::runtime_error("cpr: no reply");
    return nlohmann::json::parse(response.text).at("data").get<std::vector<Article>>();
  }

  void start(cpr::Session& session) {
    static_cast<void>(session.GetCallback([this, &session](const cpr::Response& response) {
      ended(session, read(response).size());
    }));
  }
  void ended(cpr::Session& session, std::size_t items) {
    {
      const std::scoped_lock lock(mutex_);
      sum_ += items;
      if (left_ == 0) {
        if (--running_ == 0) done_.notify_all();
        return;
      }
      --left_;
    }
    start(session);
  }

  std::vector<std::shared_ptr<cpr::Session>> sessions_;
  std::mutex mutex_;
  std::condition_variable done_;
  std::size_t sum_ = 0;
  std::size_t left_ = 0;
  std::size_t running_ = 0;
};

}  // namespace

ContestantPtr cprInFlight(const std::string& url, std::size_t inFlight) {
  return std::make_unique<CprInFlight>(url, inFlight);
}

}  // namespace bench
