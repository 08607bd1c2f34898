#pragma once

#include <cstddef>
#include <string_view>

#include <directus/version.hpp>

// The names that a field has: in a query, in a model, in a reply.

namespace DIRECTUS_NAMESPACE::detail {

/// `find` as a loop: with UBSan g++ 12 cannot do that of the library on a template argument while
/// compiling.
constexpr std::size_t indexOf(std::string_view text, char wanted) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == wanted) return i;
  return std::string_view::npos;
}

/// Where the first argument of `json(data,k)` ends.
constexpr std::size_t argumentEnd(std::string_view function) {
  const std::size_t comma = indexOf(function, ',');
  return comma != std::string_view::npos ? comma : indexOf(function, ')');
}

/// The first name of `a.b.c`; dots between parentheses belong to it.
constexpr std::string_view firstName(std::string_view path) {
  int depth = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '(')
      ++depth;
    else if (path[i] == ')')
      --depth;
    else if (path[i] == '.' && depth == 0)
      return path.substr(0, i);
  }
  return path;
}

/// Where the name in front of `alias:field` ends, `npos` for any other name.
constexpr std::size_t aliasEnd(std::string_view name) {
  for (std::size_t i = 0; i < name.size() && name[i] != '('; ++i)
    if (name[i] == ':') return i;
  return std::string_view::npos;
}

constexpr bool isAlias(std::string_view name) {
  return aliasEnd(name) != std::string_view::npos;
}

constexpr bool isFunction(std::string_view name) {
  return indexOf(name, '(') != std::string_view::npos;
}

/// `$meta`: what Directus adds to a reply by itself. Asking for it is an error.
constexpr bool comesUnasked(std::string_view name) {
  return name.substr(0, 1) == "$";
}

/// What is asked for: `latest` of `latest:comments`, all of any other name.
constexpr std::string_view requestName(std::string_view name) {
  return isAlias(name) ? name.substr(0, aliasEnd(name)) : name;
}

/// What the model has: `comments` of `latest:comments`, all of any other name.
constexpr std::string_view sourceName(std::string_view name) {
  return isAlias(name) ? name.substr(aliasEnd(name) + 1) : name;
}

/// `put(c)` for each character of what a reply calls the function of a field: `year(date)` comes as
/// `date_year`, `json(data,k[0])` as `data_k_0_json`.
template <class Put>
constexpr void putFunctionName(std::string_view name, Put&& put) {
  const std::size_t open = indexOf(name, '(');
  const std::string_view function = name.substr(0, open);
  const std::string_view argument = name.substr(open + 1, indexOf(name, ')') - open - 1);
  bool between = false;
  for (const char c : argument) {
    const bool wasBetween = between;
    between = function == "json" && (c == '.' || c == '[' || c == ']' || c == ',' || c == ' ');
    if (!between || !wasBetween) put(between ? '_' : c);
  }
  if (!between) put('_');
  for (const char c : function) put(c);
}

/// The same for any name of a field: an alias comes as itself.
template <class Put>
constexpr void putReplyName(std::string_view name, Put&& put) {
  const std::string_view asked = requestName(name);
  if (isFunction(asked)) return detail::putFunctionName(asked, put);
  for (const char c : asked) put(c);
}

constexpr std::size_t replyNameSize(std::string_view name) {
  std::size_t size = 0;
  detail::putReplyName(name, [&](char) { ++size; });
  return size;
}

/// Gives the place behind what it wrote.
constexpr char* writeReplyName(std::string_view name, char* out) {
  detail::putReplyName(name, [&](char c) { *out++ = c; });
  return out;
}

}  // namespace DIRECTUS_NAMESPACE::detail
