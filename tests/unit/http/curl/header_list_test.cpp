#include "http/curl/header_list.hpp"

#include <array>

#include "support/catch.hpp"

using namespace directus;
using detail::CurlHeaderList;

namespace {

std::vector<std::string> linesOf(const curl_slist* list) {
  std::vector<std::string> lines;
  for (; list; list = list->next) lines.emplace_back(list->data);
  return lines;
}

}  // namespace

TEST_CASE("a header list has the fields and then the lines") {
  CurlHeaderList list;
  const std::array<std::string_view, 2> more{"Expect:", "X-C: 3"};
  CHECK(linesOf(list.build({{"X-A", "1"}, {"X-B", "2"}}, more)) ==
        std::vector<std::string>{"X-A: 1", "X-B: 2", "Expect:", "X-C: 3"});
}

TEST_CASE("an empty header is sent, not taken out") {
  CurlHeaderList list;
  CHECK(linesOf(list.build({{"X-A", ""}, {"X-B", "  "}}, {})) ==
        std::vector<std::string>{"X-A;", "X-B;"});
}

TEST_CASE("a header list of nothing is not a list") {
  CurlHeaderList list;
  CHECK(list.build({}, {}) == nullptr);
}

TEST_CASE("a second list has nothing of the first one") {
  CurlHeaderList list;
  (void)list.build({{"Authorization", "Bearer s3cret-header"}, {"X-A", "1"}}, {});
  CHECK(linesOf(list.build({{"X-B", "2"}}, {})) == std::vector<std::string>{"X-B: 2"});
}

TEST_CASE("a wiped list has no secrets") {
  CurlHeaderList list;
  const curl_slist* lines = list.build({{"Authorization", "Bearer s3cret-header"}}, {});
  list.wipe();
  CHECK(std::string(lines->data).empty());
}
