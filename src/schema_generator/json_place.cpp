#include "json_place.hpp"

namespace schema_generator {

JsonPlace JsonPlace::operator[](const char* name) const {
  static const nlohmann::json nothing;
  Path path = path_;
  path.push_back({.member = name});
  if (isNull()) return JsonPlace(nothing, std::move(path));
  if (!value_->is_object()) refuse("expected an object");
  const auto found = value_->find(name);
  return JsonPlace(found == value_->end() ? nothing : *found, std::move(path));
}

std::string JsonPlace::text() const {
  if (isNull()) return {};
  if (!value_->is_string()) refuse("expected text");
  auto text = value_->get<std::string>();
  // No database keeps it, and no string literal shows it.
  if (text.find('\0') != std::string::npos) refuse("has a NUL in it");
  return text;
}

bool JsonPlace::boolean() const {
  if (isNull()) return false;
  if (!value_->is_boolean()) refuse("expected true or false");
  return value_->get<bool>();
}

std::vector<JsonPlace> JsonPlace::list() const {
  std::vector<JsonPlace> items;
  if (isNull()) return items;
  if (!value_->is_array()) refuse("expected an array");
  for (const auto& item : *value_) {
    Path path = path_;
    path.push_back({.index = items.size()});
    items.emplace_back(item, std::move(path));
  }
  return items;
}

std::vector<std::string> JsonPlace::texts() const {
  std::vector<std::string> texts;
  for (const JsonPlace& item : list()) texts.push_back(item.name());
  return texts;
}

std::string JsonPlace::name() const {
  std::string name = text();
  if (name.empty()) refuse("is missing");
  return name;
}

void JsonPlace::refuse(std::string_view why) const {
  throw PlaceRefusal{path_, std::string(why)};
}

}  // namespace schema_generator
