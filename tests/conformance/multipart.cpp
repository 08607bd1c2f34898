#include "multipart.hpp"

namespace {

/// What stands between two texts, "" when one of them is missing.
std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const auto begin = text.find(before);
  if (begin == std::string::npos) return "";
  const auto from = begin + before.size();
  const auto end = text.find(after, from);
  return end == std::string::npos ? "" : text.substr(from, end - from);
}

Vector partOf(const std::string& text) {
  const auto head = text.substr(0, text.find("\r\n\r\n"));
  const auto content = text.substr(head.size() + 4);
  Vector part = {{"name", between(head, "; name=\"", "\"")}};
  if (head.find("filename=") == std::string::npos) {
    part["value"] = content;
    return part;
  }
  part["filename"] = between(head, "; filename=\"", "\"");
  part["type"] = between(head + "\r\n", "Content-Type: ", "\r\n");
  part["content"] = content;
  return part;
}

}  // namespace

Vector partsOf(const directus::HttpRequest& request) {
  const std::string type(request.headers.find("Content-Type").value_or(""));
  const std::string announced = "multipart/form-data; boundary=";
  if (!type.starts_with(announced)) return nullptr;
  const std::string delimiter = "--" + type.substr(announced.size());
  Vector parts = Vector::array();
  std::string rest = "\r\n" + request.body;
  for (;;) {
    const auto begin = rest.find("\r\n" + delimiter + "\r\n");
    if (begin == std::string::npos) break;
    rest.erase(0, begin + delimiter.size() + 4);
    const auto end = rest.find("\r\n" + delimiter);
    if (end == std::string::npos) return nullptr;
    parts.push_back(partOf(rest.substr(0, end)));
    rest.erase(0, end);
  }
  return rest == "\r\n" + delimiter + "--\r\n" ? parts : Vector();
}
