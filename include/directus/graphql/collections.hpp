#pragma once

#include <cstddef>
#include <string_view>

#include <directus/commands/graphql_scope.hpp>
#include <directus/schema/collections.hpp>

// What GraphQL makes of the names of collections.

namespace DIRECTUS_NAMESPACE::detail {

/// What a field of a query's root gives.
enum class RootKind : unsigned char {
  unknown,
  list,        ///< `articles`
  byKey,       ///< `articles_by_id`
  singleton,   ///< `globals`
  aggregated,  ///< `articles_aggregated`
  me,          ///< `users_me`
  mine,        ///< `roles_me`
};

struct Root {
  RootKind kind = RootKind::unknown;
  std::size_t collection = 0;  ///< its index in the schema
};

constexpr bool endsWith(std::string_view text, std::string_view end) noexcept {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

constexpr std::string_view systemPrefix = "directus_";

/// Looks for `name`, in the system's scope behind `directus_`.
constexpr std::size_t findIn(const CollectionList& schema, std::string_view name,
                             GraphqlScope scope) noexcept {
  const bool isSystem = scope == GraphqlScope::system;
  for (std::size_t i = 0; i < schema.count; ++i) {
    const std::string_view known = schema.list[i].nameView();
    if (!isSystem ? known == name
                  : known.starts_with(systemPrefix) && known.substr(systemPrefix.size()) == name)
      return i;
  }
  return schema.count;
}

/// A collection's own name counts before what GraphQL puts behind another one.
constexpr Root findRoot(const CollectionList& schema, std::string_view name,
                        GraphqlScope scope) noexcept {
  if (const std::size_t at = findIn(schema, name, scope); at < schema.count)
    return {schema.list[at].isSingleton ? RootKind::singleton : RootKind::list, at};
  struct Ending {
    std::string_view text;
    RootKind kind;
  };
  for (const Ending& ending :
       {Ending{"_by_id", RootKind::byKey}, Ending{"_aggregated", RootKind::aggregated}}) {
    if (!endsWith(name, ending.text)) continue;
    const std::size_t at = findIn(schema, name.substr(0, name.size() - ending.text.size()), scope);
    if (at < schema.count && !schema.list[at].isSingleton) return {ending.kind, at};
  }
  if (scope == GraphqlScope::system && (name == "users_me" || name == "roles_me")) {
    const std::size_t at = findIn(schema, name.substr(0, name.size() - 3), scope);
    if (at < schema.count) return {name == "users_me" ? RootKind::me : RootKind::mine, at};
  }
  return {};
}

/// Whether GraphQL takes a name: what begins with `__` is its own.
constexpr bool isGraphqlName(std::string_view name) noexcept {
  if (name.empty() || name.starts_with("__") || (name.front() >= '0' && name.front() <= '9'))
    return false;
  for (const char c : name)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'))
      return false;
  return true;
}

/// What Directus keeps for types of its own.
constexpr bool isReservedName(std::string_view name) noexcept {
  for (const std::string_view reserved :
       {"Subscription", "Query", "Mutation", "Int", "Float", "String", "Boolean", "DateTime", "ID",
        "uid", "Point", "PointList", "Polygon", "MultiPolygon", "JSON", "Hash", "Date", "Void"})
    if (name == reserved) return true;
  return false;
}

/// Collections of the system that have no items in GraphQL: they are lists of their own kind there,
/// or nothing.
constexpr bool isLeftOut(std::string_view collection) noexcept {
  for (const std::string_view known :
       {"directus_collections", "directus_fields", "directus_relations", "directus_migrations",
        "directus_sessions", "directus_extensions"})
    if (collection == known) return true;
  return false;
}

}  // namespace DIRECTUS_NAMESPACE::detail
