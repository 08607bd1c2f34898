#include <stdexcept>
#include <string_view>
#include <utility>

#include "contestant.hpp"
#include "schema.hpp"

namespace bench {

namespace {

using namespace directus;

class DecodeOnly final : public Contestant {
 public:
  explicit DecodeOnly(const std::string& body) : body_(body) {}

  std::size_t request() override { return articles().size(); }

  std::vector<Article> articles() override {
    std::vector<Article> result;
    detail::ReplyMeta meta;
    const detail::ReplyBytes bytes{.text = body_.view(), .padding = Body::padding};
    if (!detail::decodeReply(decoder_, bytes, detail::typeInfo<std::vector<Article>>(), &result,
                             meta))
      throw std::runtime_error("the reply does not fit");
    return result;
  }

 private:
  Body body_;
  detail::Decoder decoder_;
};

struct Screen {
  std::vector<Article> articles;
};

/// The same items as a member of a GraphQL screen.
class DecodeGraphql final : public Contestant {
 public:
  explicit DecodeGraphql(const std::string& body) : body_(body) {}

  std::size_t request() override { return articles().size(); }

  std::vector<Article> articles() override {
    Screen screen;
    detail::ReplyMeta meta;
    const detail::ReplyBytes bytes{
        .text = body_.view(), .padding = Body::padding, .isGraphql = true};
    if (!detail::decodeReply(decoder_, bytes, detail::typeInfo<Screen>(), &screen, meta))
      throw std::runtime_error("the reply does not fit");
    return std::move(screen.articles);
  }

 private:
  Body body_;
  detail::Decoder decoder_;
};

}  // namespace

ContestantPtr decodeGraphql(std::size_t count) {
  constexpr std::string_view data = "{\"data\":";
  const std::string reply = toJson(makeArticles(count));
  return std::make_unique<DecodeGraphql>("{\"data\":{\"articles\":" + reply.substr(data.size()) +
                                         "}");
}

ContestantPtr decodeOnly(std::size_t count, FieldOrder order) {
  return std::make_unique<DecodeOnly>(toJson(makeArticles(count), order));
}

}  // namespace bench
