#include <directus/codec/decode.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;
using detail::ReplyMeta;

namespace {

struct Health {
  std::string status;
};

Result<std::string> split(std::string_view reply, ReplyMeta* meta = nullptr) {
  detail::Decoder decoder;
  ReplyMeta ignored;
  auto text = detail::splitReply(decoder, {.text = reply}, meta ? *meta : ignored);
  if (!text) return text.error();
  return std::string(*text);
}

}  // namespace

TEST_CASE("data is taken out of its envelope, wherever it stands") {
  CHECK(read<int>(R"({"data":1})").value() == 1);
  CHECK(read<int>(R"({"meta":{},"data":1})").value() == 1);
  CHECK(read<int>(R"({"data":1,"meta":{"filter_count":7},"errors":null})").value() == 1);
}

TEST_CASE("a document without data is the value itself") {
  CHECK(read<Health>(R"({"status":"ok"})")->status == "ok");
  CHECK(read<std::vector<int>>("[1,2]").value() == std::vector<int>{1, 2});
  CHECK(read<JsonText>("{}").value().text() == "{}");
}

TEST_CASE("a scalar document is a value") {
  CHECK(read<std::string>(R"("done")").value() == "done");
  CHECK(read<int>(" 5\n").value() == 5);
  CHECK(read<bool>("true").value());
  CHECK_FALSE(read<std::optional<int>>("null").value());
}

TEST_CASE("meta reaches the caller, as numbers and as strings") {
  ReplyMeta meta;
  CHECK(read<int>(R"({"data":1,"meta":{"total_count":3,"filter_count":"2","other":{}}})", &meta));
  CHECK(meta.totalCount == 3);
  CHECK(meta.filterCount == 2);
}

TEST_CASE("meta of an unknown form is left out") {
  ReplyMeta meta;
  CHECK(read<int>(R"({"meta":{"total_count":[1],"filter_count":null},"data":1})", &meta));
  CHECK(read<int>(R"({"meta":"x","data":1})", &meta));
  CHECK_FALSE(meta.totalCount);
  CHECK_FALSE(meta.filterCount);
}

TEST_CASE("errors beside data are an error that carries data") {
  const auto result = read<JsonText>(R"({"data":{"a":1},"errors":[{"message":"Half."}]})");
  CHECK(result.error().kind() == ErrorKind::api);
  CHECK(result.error().errors().at(0).message == "Half.");
  CHECK(result.error().data() == R"({"a":1})");
}

TEST_CASE("errors win over data that does not fit because of them") {
  const auto result = read<Health>(
      R"({"data":null,"errors":[{"message":"No.","extensions":{"code":"FORBIDDEN"}}]})");
  CHECK(result.error().kind() == ErrorKind::api);
  CHECK(result.error().code() == ErrorCode::forbidden);
}

TEST_CASE("an empty list of errors is an error, null is not") {
  CHECK(read<int>(R"({"data":1,"errors":[]})").error().kind() == ErrorKind::api);
  CHECK(read<int>(R"({"data":1,"errors":null})").value() == 1);
}

TEST_CASE("a reply is split without reading its data") {
  ReplyMeta meta;
  CHECK(split(R"({"meta":{"filter_count":2}, "data" : [ {"a":1} ] })", &meta).value() ==
        R"([ {"a":1} ])");
  CHECK(meta.filterCount == 2);
  CHECK(split(R"({"data": "x" ,"meta":{}})").value() == R"("x")");
  CHECK(split(R"({"data":null})").value() == "null");
}

TEST_CASE("splitting gives the whole text where there is no data") {
  CHECK(split(R"( {"status":"ok"} )").value() == R"( {"status":"ok"})");
  CHECK(split("[1,2]").value() == "[1,2]");
  CHECK(split("5").value() == "5");
}

TEST_CASE("what splitting gives back is part of the reply") {
  const std::string reply = "\xEF\xBB\xBF{\"data\":[1]}";
  detail::Decoder decoder;
  ReplyMeta meta;
  const auto text = detail::splitReply(decoder, {.text = reply}, meta).value();
  CHECK(text == "[1]");
  CHECK(text.data() == reply.data() + 11);
}

TEST_CASE("splitting an envelope reports its errors") {
  const auto result = split(R"({"errors":[{"message":"Half."}],"data":[1]})");
  CHECK(result.error().kind() == ErrorKind::api);
  CHECK(result.error().data() == "[1]");
}
