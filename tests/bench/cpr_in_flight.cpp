#include <cpr/cpr.h>

#include <stdexcept>

#include "in_flight.hpp"
#include "json_articles.hpp"

namespace bench {

namespace {

/// cpr's asynchronous calls as its documentation has them, a thread of its pool for each, with
/// sessions that keep their connections.
class CprInFlight final : public ManyInFlight {
 public:
  CprInFlight(const std::string& url, std::size_t inFlight) : ManyInFlight(inFlight) {
    cpr::async::startup(1, inFlight);
    for (std::size_t i = 0; i < inFlight; ++i) {
      auto session = std::make_shared<cpr::Session>();
      session->SetUrl(cpr::Url{url + itemsPath});
      session->SetBearer(cpr::Bearer{token});
      sessions_.push_back(std::move(session));
    }
  }
  ~CprInFlight() override { cpr::async::cleanup(); }

  std::vector<Article> articles() override { return read(sessions_.front()->Get()); }

 private:
  static std::vector<Article> read(const cpr::Response& response) {
    if (response.status_code != 200) throw std::runtime_error("cpr: no reply");
    return nlohmann::json::parse(response.text).at("data").get<std::vector<Article>>();
  }

  void start(std::size_t place) override {
    static_cast<void>(sessions_[place]->GetCallback(
        [this, place](const cpr::Response& response) { ended(place, read(response).size()); }));
  }

  std::vector<std::shared_ptr<cpr::Session>> sessions_;
};

}  // namespace

ContestantPtr cprInFlight(const std::string& url, std::size_t inFlight) {
  return std::make_unique<CprInFlight>(url, inFlight);
}

}  // namespace bench
