#include "graphql/document.hpp"

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

std::string GraphqlDocument::variable(std::string_view name, std::string_view type,
                                      std::string_view value) {
  std::string variable(name);
  variable += std::to_string(++count_);
  declared_ += declared_.empty() ? "($" : ", $";
  declared_ += variable;
  declared_ += ": ";
  declared_ += type;
  variables_ += variables_.empty() ? "{\"" : ",\"";
  variables_ += variable;
  variables_ += "\":";
  variables_ += value;
  return "$" + variable;
}

void GraphqlDocument::refuse(std::string_view where, std::string_view why) {
  refused_.add(std::string(where) + ": " + std::string(why));
}

Result<std::string> GraphqlDocument::body(std::string_view operation) const {
  if (isRefused()) return refused_.error();
  std::string text(operation);
  if (!declared_.empty()) text += declared_ + ")";
  text += " { " + selection_ + " }";
  return graphqlBody(text, variables_.empty() ? variables_ : variables_ + "}");
}

std::string graphqlBody(std::string_view text, std::string_view variables) {
  std::string body = "{\"query\":";
  appendJsonString(body, text);
  if (!variables.empty()) {
    body += ",\"variables\":";
    body += variables;
  }
  return body += '}';
}

namespace {

bool isNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c) {
  return isNameStart(c) || (c >= '0' && c <= '9');
}

/// Behind a string or a block string that begins at `at`.
std::size_t behindString(std::string_view text, std::size_t at) {
  constexpr std::string_view block = R"(""")";
  if (text.substr(at, 3) == block) {
    std::size_t end = text.find(block, at + 3);
    while (end != text.npos && text[end - 1] == '\\') end = text.find(block, end + 1);
    return end == text.npos ? text.size() : end + 3;
  }
  for (++at; at < text.size() && text[at] != '"' && text[at] != '\n'; ++at)
    if (text[at] == '\\') ++at;
  return at + 1;
}

/// Goes through the words of a text that stand outside of brackets, strings and comments.
class TopLevelWords {
 public:
  explicit TopLevelWords(std::string_view text) : text_(text) {}

  /// The next one, "" at the end.
  std::string_view next() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        at_ = behindString(text_, at_);
      } else if (c == '#') {
        at_ = text_.find_first_of("\r\n", at_);
      } else if (isNameStart(c)) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && isNamePart(text_[at_])) ++at_;
        if (depth_ == 0) return text_.substr(begin, at_ - begin);
      } else {
        if (c == '{' || c == '(' || c == '[') ++depth_;
        if (c == '}' || c == ')' || c == ']') --depth_;
        ++at_;
      }
    }
    return {};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

bool changesSomething(std::string_view text) {
  // A query that is *called* `mutation` is taken for one: it is only tried less often.
  TopLevelWords words(text);
  for (std::string_view word = words.next(); !word.empty(); word = words.next())
    if (word == "mutation" || word == "subscription") return true;
  return false;
}

}  // namespace DIRECTUS_NAMESPACE::detail
