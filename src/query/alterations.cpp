#include <directus/query/alterations.hpp>

namespace DIRECTUS_NAMESPACE::detail {

void AlterationsText::list(std::string_view name) {
  text_.text += text_.text.empty() ? "{" : "],";
  appendJsonString(text_.text, name);
  text_.text += ":[";
  list_ = name;
  index_ = 0;
}

void AlterationsText::next() {
  if (index_++ > 0) text_.text += ',';
}

void AlterationsText::add(const ObjectText& item) {
  next();
  if (item.refused.empty())
    text_.text += "{" + item.members + "}";
  else if (text_.refused.empty())
    text_.refused = std::string(list_) + "[" + std::to_string(index_ - 1) + "]." + item.refused;
}

void AlterationsText::add(const RefState& key) {
  next();
  ValueText value;
  if (key.holds() == RefState::Holds::number)
    appendInteger(value, key.number());
  else if (key.holds() == RefState::Holds::text)
    appendText(value, key.text());
  else
    value.refused = "is not a key";
  text_.text += value.text;
  if (!value.refused.empty() && text_.refused.empty())
    text_.refused = std::string(list_) + "[" + std::to_string(index_ - 1) + "] " + value.refused;
}

ValueText AlterationsText::take() && {
  text_.text += "]}";
  return std::move(text_);
}

ValueText objectValue(const ObjectText& object) {
  return {.text = "{" + object.members + "}", .refused = object.refused};
}

ObjectText objectOf(ValueText json) {
  ObjectText object;
  object.refused = std::move(json.refused);
  if (object.refused.empty()) object.members = json.text.substr(1, json.text.size() - 2);
  return object;
}

}  // namespace DIRECTUS_NAMESPACE::detail
