#include "in_flight.hpp"
#include "schema.hpp"

namespace bench {

namespace {

using namespace directus;

template <class C>
class DirectusInFlight final : public ManyInFlight {
 public:
  DirectusInFlight(C client, std::size_t inFlight)
      : ManyInFlight(inFlight), client_(std::move(client)) {}

  std::vector<Article> articles() override {
    return client_.request(readItems<&Schema::articles, Article>()).get();
  }

 private:
  void start(std::size_t place) override {
    client_.request(readItems<&Schema::articles, Article>())
        .start([this, place](Result<std::vector<Article>> articles) {
          ended(place, articles ? articles->size() : 0);
        });
  }

  C client_;
};

}  // namespace

ContestantPtr directusInFlight(const std::string& url, std::size_t inFlight) {
  auto client = createDirectus<Schema>(url).with(rest()).with(staticToken(token));
  return std::make_unique<DirectusInFlight<decltype(client)>>(std::move(client), inFlight);
}

}  // namespace bench
