#include <directus/query/expression.hpp>
#include <directus/query/json_field.hpp>

#include <vector>

#include "query/filter_parts.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

bool isEmptyObject(std::string_view text) {
  return text == "{}";
}

void setRefused(FilterText& filter, std::string_view path, std::string_view why) {
  filter.refused = std::string(path) + ": " + std::string(why);
}

/// The members of `filter` as they stand in a group of kind `join`.
std::string members(FilterText filter, FilterText::Join join) {
  if (filter.join == FilterText::Join::single || filter.join == join) return std::move(filter.text);
  return filterJson(filter);
}

}  // namespace

FilterText::FilterText() noexcept = default;
FilterText::FilterText(const FilterText&) = default;
FilterText::FilterText(FilterText&&) noexcept = default;
FilterText& FilterText::operator=(const FilterText&) = default;
FilterText& FilterText::operator=(FilterText&&) noexcept = default;
FilterText::~FilterText() = default;

FilterText condition(std::string_view path, std::string_view operation, const ValueText& value) {
  FilterText filter;
  if (!value.refused.empty()) {
    setRefused(filter, path, value.refused);
    return filter;
  }
  std::size_t depth = 0;
  for (std::string_view rest = path;; ++depth) {
    const std::string_view name = firstName(rest);
    filter.text += '{';
    appendJsonString(filter.text, name);
    filter.text += ':';
    if (name.size() == rest.size()) break;
    rest.remove_prefix(name.size() + 1);
  }
  filter.text += '{';
  appendJsonString(filter.text, operation);
  filter.text += ':';
  filter.text += value.text;
  filter.text.append(depth + 2, '}');
  return filter;
}

FilterText jsonCondition(std::string_view field, std::string_view path, std::string_view operation,
                         const ValueText& value) {
  ValueText inner{.text = "{", .refused = value.refused};
  if (path.empty()) inner.refused = "the path of a value in JSON is empty";
  if (!isUtf8(path)) inner.refused = "the path of a value in JSON is not UTF-8";
  if (inner.refused.empty()) {
    appendJsonString(inner.text, path);
    inner.text.append(":{\"").append(operation).append("\":").append(value.text).append("}}");
  }
  return condition(field, "_json", inner);
}

FilterText joinFilters(FilterText a, FilterText b, FilterText::Join join) {
  if (!a.refused.empty() || b.text.empty() || isEmptyObject(b.text)) {
    if (a.refused.empty() && !b.refused.empty()) return b;
    return a;
  }
  if (!b.refused.empty() || a.text.empty() || isEmptyObject(a.text)) return b;
  FilterText both;
  both.text = members(std::move(a), join) + "," + members(std::move(b), join);
  both.join = join;
  return both;
}

FilterText rawFilter(const JsonText& json) {
  FilterText filter;
  const std::string& text = json.text();
  const auto start = text.find_first_not_of(" \t\r\n");
  if (!json.valid()) {
    filter.refused = "is not JSON";
  } else if (start == text.npos || text.substr(start, 4) == "null") {
    return filter;
  } else if (text[start] != '{') {
    filter.refused = "is not a JSON object";
  } else {
    filter.text = filterParts(text).text.empty() ? "{}" : text;
  }
  return filter;
}

std::string filterJson(const FilterText& filter) {
  switch (filter.join) {
    case FilterText::Join::all:
      return R"({"_and":[)" + filter.text + "]}";
    case FilterText::Join::any:
      return R"({"_or":[)" + filter.text + "]}";
    case FilterText::Join::single:
      break;
  }
  return filter.text;
}

ValueText expressionValue(const FilterText& filter) {
  return {.text = filterJson(filter), .refused = filter.refused};
}

ValueText rangeText(ValueText low, ValueText high) {
  if (!low.refused.empty()) return low;
  if (!high.refused.empty()) return high;
  return {.text = "[" + low.text + "," + high.text + "]", .refused = {}};
}

}  // namespace DIRECTUS_NAMESPACE::detail
