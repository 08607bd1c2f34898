// Any bytes as a reply: typed, split for the dynamic form, and as an error body. Whatever comes,
// it is a value or an error, never a crash.
#include <directus/schema/decode.hpp>
#include <directus/schema/ref.hpp>
#include <directus/schema/type_table.hpp>

#include <cstdint>

namespace {

struct Author {
  int id{};
  std::string name{};
};
struct Comment {
  std::optional<std::string> text{};
  std::vector<Comment> answers{};
};
struct Article {
  std::int64_t id{};
  std::string title{};
  std::optional<double> rating{};
  bool published{};
  directus::Ref<Author> author{};
  std::vector<Comment> comments{};
  directus::JsonText data{};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace directus::detail;
  static Decoder decoder;
  const ReplyBytes reply{.text = {reinterpret_cast<const char*>(data), size}};
  ReplyMeta meta;
  std::vector<Article> articles;
  (void)decodeReply(decoder, reply, typeInfo<std::vector<Article>>(), &articles, meta);
  (void)splitReply(decoder, reply, meta);
  (void)parseErrorBody(decoder, reply);
  return 0;
}
