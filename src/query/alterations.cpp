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
  else
    refuse("." + item.refused.why());
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
  if (!value.refused.empty()) refuse(" " + value.refused);
}

void AlterationsText::refuse(const std::string& why) {
  refused_.add(std::string(list_) + "[" + std::to_string(index_ - 1) + "]" + why);
}

ValueText AlterationsText::take() && {
  text_.text += "]}";
  text_.refused = refused_.why();
  return std::move(text_);
}

ValueText objectValue(const ObjectText& object) {
  return {.text = "{" + object.members + "}", .refused = object.refused.why()};
}

ObjectText objectOf(ValueText json) {
  ObjectText object;
  object.refused.add(json.refused);
  if (object.refused.empty()) object.members = json.text.substr(1, json.text.size() - 2);
  return object;
}

}  // namespace DIRECTUS_NAMESPACE::detail
