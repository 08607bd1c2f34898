#include <stdexcept>

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

}  // namespace

ContestantPtr decodeOnly(std::size_t count, FieldOrder order) {
  return std::make_unique<DecodeOnly>(toJson(makeArticles(count), order));
}

}  // namespace bench
