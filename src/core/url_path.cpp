#include "core/url_path.hpp"

#include "core/url_chars.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// How many dots the whole segment is made of (`%2e` counts as one), 0 for any other segment.
int dots(std::string_view segment) {
  int count = 0;
  while (!segment.empty()) {
    if (segment.front() == '.')
      segment.remove_prefix(1);
    else if (segment.starts_with("%2e") || segment.starts_with("%2E"))
      segment.remove_prefix(3);
    else
      return 0;
    ++count;
  }
  return count;
}

bool hasControl(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) < ' ') return true;
  return false;
}

}  // namespace

Result<void> appendPath(std::string& out, std::string_view name, std::string_view path) {
  if (hasControl(path)) return invalidArgument(name, "must not hold control characters");
  const std::size_t floor = out.size();
  while (!path.empty()) {
    if (path.front() == '/' || path.front() == '\\') path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find_first_of("/\\"));
    path.remove_prefix(segment.size());
    const int count = dots(segment);
    if (count != 1 && count != 2) {
      out += '/';
      appendEncoded(out, segment, pathChars);
      continue;
    }
    if (count == 2) {
      if (out.size() == floor) return invalidArgument(name, "must not climb above the base URL");
      out.resize(out.rfind('/'));
    }
    if (path.empty()) out += '/';
  }
  return {};
}

}  // namespace DIRECTUS_NAMESPACE::detail
