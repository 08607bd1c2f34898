#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "contestant.hpp"
#include "schema.hpp"

namespace bench {

namespace {

using namespace directus;

/// Each handler starts the next request, as an application would that has many to do.
template <class C>
class InFlight final : public Contestant {
 public:
  InFlight(C client, std::size_t inFlight) : client_(std::move(client)), inFlight_(inFlight) {}

  std::size_t request() override { return requests(1); }

  std::size_t requests(std::size_t times) override {
    const std::size_t begun = std::min(times, inFlight_);
    sum_ = 0;
    running_ = begun;
    left_ = times - begun;
    for (std::size_t i = 0; i < begun; ++i) start();
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return running_ == 0; });
    return sum_;
  }

  std::vector<Article> articles() override {
    return client_.request(readItems<&Schema::articles, Article>()).get();
  }

 private:
  void start() {
    client_.request(readItems<&Schema::articles, Article>())
        .start([this](Result<std::vector<Article>> articles) { ended(articles); });
  }
  void ended(const Result<std::vector<Article>>& articles) {
    {
      const std::scoped_lock lock(mutex_);
      sum_ += articles ? articles->size() : 0;
      if (left_ == 0) {
        if (--running_ == 0) done_.notify_all();
        return;
      }
      --left_;
    }
    start();
  }

  C client_;
  std::size_t inFlight_;
  std::mutex mutex_;
  std::condition_variable done_;
  std::size_t sum_ = 0;
  std::size_t left_ = 0;
  std::size_t running_ = 0;
};

}  // namespace

ContestantPtr directusInFlight(const std::string& url, std::size_t inFlight) {
  auto client = createDirectus<Schema>(url).with(rest()).with(staticToken(token));
  return std::make_unique<InFlight<decltype(client)>>(std::move(client), inFlight);
}

}  // namespace bench
