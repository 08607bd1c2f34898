#include <directus/http/headers.hpp>

#include <algorithm>

#include "core/trimmed.hpp"

namespace DIRECTUS_NAMESPACE {

namespace {

/// Calls `visit(value)` for each field `name` of `block` until it returns false.
template <class Visit>
void forEachValue(std::string_view block, std::string_view name, Visit visit) {
  while (!block.empty()) {
    const std::string_view line = block.substr(0, block.find('\n'));
    block.remove_prefix(std::min(block.size(), line.size() + 1));
    if (line.size() > name.size() && line[name.size()] == ':' &&
        detail::equalsIgnoreCase(line.substr(0, name.size()), name) &&
        !visit(detail::trimmed(line.substr(name.size() + 1))))
      return;
  }
}

}  // namespace

Headers::Headers() noexcept = default;
Headers::Headers(const Headers&) = default;
Headers::Headers(Headers&&) noexcept = default;
Headers& Headers::operator=(const Headers&) = default;
Headers& Headers::operator=(Headers&&) noexcept = default;
Headers::~Headers() = default;
bool Headers::operator==(const Headers&) const = default;

Headers::Headers(std::initializer_list<Header> fields) : fields_(fields) {}

void Headers::set(std::string_view name, std::string_view value) {
  const auto same = [name](const Header& field) {
    return detail::equalsIgnoreCase(field.name, name);
  };
  const auto first = std::find_if(fields_.begin(), fields_.end(), same);
  if (first == fields_.end()) {
    if (fields_.empty()) fields_.reserve(4);  // most requests need no more
    fields_.push_back({std::string(name), std::string(value)});
    return;
  }
  first->value = value;
  fields_.erase(std::remove_if(first + 1, fields_.end(), same), fields_.end());
}

void Headers::merge(const Headers& other) {
  for (const Header& field : other) set(field.name, field.value);
}

void Headers::remove(std::string_view name) {
  std::erase_if(fields_,
                [name](const Header& field) { return detail::equalsIgnoreCase(field.name, name); });
}

std::optional<std::string_view> Headers::find(std::string_view name) const noexcept {
  for (const Header& field : fields_)
    if (detail::equalsIgnoreCase(field.name, name)) return field.value;
  return std::nullopt;
}

ResponseHeaders::ResponseHeaders(std::initializer_list<Header> fields) {
  for (const Header& field : fields) appendLine(field.name + ": " + field.value);
}

void ResponseHeaders::appendLine(std::string_view line) {
  if (detail::isEmptyLine(line)) return;
  if (block_.empty()) block_.reserve(1024);  // most blocks fit: one allocation, not five
  block_ += line;
  if (line.back() != '\n') block_ += "\r\n";
}

std::optional<std::string_view> ResponseHeaders::find(std::string_view name) const noexcept {
  std::optional<std::string_view> found;
  forEachValue(block_, name, [&found](std::string_view value) {
    found = value;
    return false;
  });
  return found;
}

std::vector<std::string_view> ResponseHeaders::findAll(std::string_view name) const {
  std::vector<std::string_view> found;
  forEachValue(block_, name, [&found](std::string_view value) {
    found.push_back(value);
    return true;
  });
  return found;
}

namespace detail {

bool equalsIgnoreCase(std::string_view a, std::string_view b) noexcept {
  constexpr auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
  };
  if (a.size() != b.size()) return false;
  return a == b ||  // as nearly all that are equal
         std::equal(a.begin(), a.end(), b.begin(),
                    [&](char left, char right) { return lower(left) == lower(right); });
}

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
