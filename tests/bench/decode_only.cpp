#include "contestant.hpp"
#include "schema.hpp"

namespace bench {

namespace {

using namespace directus;

/// Gives the same reply to everything.
class InMemory final : public Transport {
 public:
  explicit InMemory(std::string body) : body_(std::move(body)) {}

  Result<HttpResponse> send(const HttpRequest&, const SendOptions&) override {
    return HttpResponse{.status = 200, .body = Body(body_)};
  }

 private:
  std::string body_;
};

class DecodeOnly final : public Contestant {
 public:
  explicit DecodeOnly(std::string body)
      : client_(createDirectus<Schema>("http://127.0.0.1",
                                       {.transport = std::make_shared<InMemory>(std::move(body))})
                    .with(rest())) {}

  std::size_t request() override { return articles().size(); }

  std::vector<Article> articles() override {
    return client_.request(readItems<&Schema::articles, Article>()).get();
  }

 private:
  Client<Schema, Rest> client_;
};

}  // namespace

ContestantPtr decodeOnly(std::size_t count, FieldOrder order) {
  return std::make_unique<DecodeOnly>(toJson(makeArticles(count), order));
}

}  // namespace bench
