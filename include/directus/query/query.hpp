#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/query/deep.hpp>
#include <directus/query/format_fields.hpp>

namespace DIRECTUS_NAMESPACE {

/// The member `fields` of a typed query, which takes nothing. It makes the compiler say what is
/// written instead of the `fields` of the JS SDK.
struct NoFields {
  NoFields() noexcept {}
  template <class... T>
  NoFields(const T&...) {
    static_assert(sizeof...(T) == 0,
                  "directus: where the model is known, the struct of the result names the fields: "
                  "readItems<&Schema::articles, Card>(...)");
  }
};

/// What to read of `Model`, and how. The order of the members is fixed, since designators must
/// follow it. Fields are not chosen here: they follow from the shape that the reply is read into.
///
/// ```
/// {.filter = field<"status"> == "published", .sort = {-field<"date">}, .limit = 10}
/// ```
/// @see https://directus.io/docs/guides/connect/query-parameters
template <class Model>
struct Query {
  [[no_unique_address]] NoFields fields{};  ///< takes nothing
  Filter<Model> filter{};
  std::optional<std::string> search{};
  Sort<Model> sort{};
  std::optional<std::int64_t> limit{};  ///< -1 = all that the server gives, empty = its default
  std::optional<std::int64_t> offset{};
  std::optional<std::int64_t> page{};  ///< from 1
  Deep<Model> deep{};
  Alias<Model> alias{};
  Aggregate<Model> aggregate{};
  FieldNames<Model> groupBy{};
  std::optional<std::string> version{};  ///< a content version's key
  std::optional<bool> versionRaw{};      ///< the version's changes alone
  std::optional<bool> backlink{};        ///< false: `*` leaves out the way back of relations
  std::optional<std::string> meta{};     ///< `*`, `total_count`, `filter_count`
  CustomParams custom{};                 ///< any other parameter
};

/// The dynamic query: names are text, nothing is checked, and fields may be chosen.
///
/// ```
/// {.fields = {"id", "author.name"}, .sort = {"-id"}, .limit = 5, .custom = {{"export", "csv"}}}
/// ```
template <>
struct Query<void> {
  Fields fields{};
  Filter<> filter{};
  std::optional<std::string> search{};
  Sort<> sort{};
  std::optional<std::int64_t> limit{};
  std::optional<std::int64_t> offset{};
  std::optional<std::int64_t> page{};
  Deep<> deep{};
  Alias<> alias{};
  Aggregate<> aggregate{};
  FieldNames<> groupBy{};
  std::optional<std::string> version{};
  std::optional<bool> versionRaw{};
  std::optional<bool> backlink{};
  std::optional<std::string> meta{};
  CustomParams custom{};
};

namespace detail {

template <class Model, class Use>
auto withParts(const Query<Model>& query, const Use& use) {
  const NameList* fields = nullptr;
  if constexpr (std::is_void_v<Model>) fields = &query.fields;
  const ObjectText& aggregate = aggregateText(query.aggregate);
  return use(QueryParts{fields, query.filter, query.search, query.sort, query.limit, query.offset,
                        query.page, query.deep, query.alias, aggregate, query.groupBy,
                        query.version, query.versionRaw, query.backlink, query.meta, query.custom});
}

template <class Model>
[[nodiscard]] Result<QueryParams> queryParams(const Query<Model>& query) {
  return withParts(query, [](const QueryParts& parts) { return queryParams(parts); });
}

/// Compiled: the dynamic commands of every resource use it.
[[nodiscard]] DIRECTUS_EXPORT Result<QueryParams> queryParams(const Query<void>& query);

template <class Model>
void addDeepQuery(ObjectText& out, std::string_view name, const Query<Model>& query) {
  withParts(query, [&](const QueryParts& parts) { addDeep(out, name, parts); });
}

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
