// Any bytes as a reply: typed, split for the dynamic form, and as an error body. Whatever comes,
// it is a value or an error, never a crash.
#include <directus/codec/decode.hpp>
#include <directus/schema/ref.hpp>
#include <directus/schema/type_table.hpp>

#include <cstdint>

#include <directus/values/choice.hpp>
#include <directus/values/csv.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/decimal.hpp>
#include <directus/values/hash.hpp>
#include <directus/values/uuid.hpp>

namespace {

struct Author {
  int id{};
  std::string name{};
};
struct Comment {
  std::optional<std::string> text{};
  std::vector<Comment> answers{};
};
enum class Status { draft, published };
struct Text {
  std::string text{};
};
struct Block {
  directus::Any<directus::In<"block_text", Text>, directus::In<"block_page", Block>> item{};
};
struct Stamps {
  std::optional<std::string> date_created{};
};
struct Article {
  std::int64_t id{};
  directus::Extend<Stamps> stamps{};
  std::string title{};
  std::optional<double> rating{};
  bool published{};
  directus::Ref<Author> author{};
  std::vector<Comment> comments{};
  directus::JsonText data{};
  std::optional<Status> status{};
  std::optional<directus::Choice<Status>> choice{};
  std::optional<directus::Decimal> price{};
  std::optional<directus::Uuid> uuid{};
  std::optional<directus::Date> date{};
  std::optional<directus::Time> time{};
  std::optional<directus::DateTime> date_time{};
  std::optional<directus::Timestamp> timestamp{};
  std::optional<directus::Hash> secret{};
  std::optional<directus::Csv> labels{};
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
