#include "values.hpp"

std::string markerType(const Vector& value) {
  if (!value.is_object() || !value.contains("$type")) return "";
  return value.at("$type").get<std::string>();
}

bool isUndefined(const Vector& value) {
  return markerType(value) == "undefined";
}

Vector plainJson(const Vector& value) {
  const std::string type = markerType(value);
  if (type == "undefined" || type == "number") return nullptr;
  if (type == "date") return value.at("value");
  if (!type.empty()) throw Skip("a " + type + " cannot be written as JSON");
  if (!value.is_structured()) return value;
  Vector plain = value.is_array() ? Vector::array() : Vector::object();
  for (const auto& [key, member] : value.items()) {
    if (value.is_array())
      plain.push_back(plainJson(member));
    else if (!isUndefined(member))
      plain[key] = plainJson(member);
  }
  return plain;
}

bool sameJson(const Vector& a, const Vector& b) {
  return nlohmann::json::parse(a.dump()) == nlohmann::json::parse(b.dump());
}

std::string hexOf(std::string_view bytes) {
  std::string hex;
  for (const char c : bytes)
    for (const int digit : {static_cast<unsigned char>(c) >> 4, c & 15})
      hex += "0123456789abcdef"[digit];
  return hex;
}
