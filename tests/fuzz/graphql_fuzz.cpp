// Any arguments of a typed query: the text stays one of names, the values stay beside it.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/query/patch.hpp>

#include "core/json_members.hpp"
#include "graphql/item.hpp"
#include "graphql/screen.hpp"

using namespace directus;
using namespace directus::detail;

namespace {

struct Tag {
  std::string slug;
};
struct Comment {
  int id{};
  std::string text;
};
struct Text {
  int id{};
  std::string text;
};
struct Block {
  Any<In<"texts", Text>, In<"comments", Comment>> item;
};
struct Article {
  int id{};
  std::string title;
  std::string date;
  Ref<Tag> tag;
  Refs<Comment> comments;
  Refs<Block> blocks;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Comment> comments;
  std::vector<Tag> tags;
};

struct Card {
  int id{};
  int year{};
  std::string tag;
  std::vector<Comment> comments;
  std::vector<Block> blocks;

  static constexpr auto fieldNames() { return renamed<&Card::year>("year(date)"); }
};
struct Row {
  std::string title;
  int count{};
};
struct Screen {
  std::vector<Card> articles;
  Card articles_by_id;
  std::vector<Row> articles_aggregated;
};

void require(bool holds) {
  if (!holds) std::abort();
}

/// That a text has no character which could come from a value, and that its brackets match.
void requireNames(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    const bool isName = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    require(isName || std::string_view("_$:!,.(){}[] ").find(c) != std::string_view::npos);
    depth += c == '(' || c == '{' || c == '[';
    depth -= c == ')' || c == '}' || c == ']';
    require(depth >= 0);
  }
  require(depth == 0);
}

void checkBody(const std::string& body) {
  require(isJson(body));
  const auto members = jsonMembers(body);
  require(!members.empty() && members[0].name == "query");
  requireNames(members[0].value.substr(1, members[0].value.size() - 2));
  if (members.size() > 1)
    for (const JsonMember& variable : jsonMembers(members[1].value))
      require(isJson(variable.value));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)changesSomething(text);
  const JsonText json = JsonText::parse(text);
  if (!json.valid() || !text.starts_with('{')) return 0;

  Refusal refused;
  require(isJson(graphqlItem(text, typeInfo<Article>(), refused)));
  ObjectText arguments;
  addObject(arguments, json);
  const auto body = screenBody(screenTable<Screen, Schema, GraphqlScope::items>, arguments);
  if (body) checkBody(*body);
  return 0;
}
