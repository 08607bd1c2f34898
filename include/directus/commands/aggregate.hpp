#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include <directus/commands/items_request.hpp>
#include <directus/commands/typed_arguments.hpp>
#include <directus/schema/query.hpp>

namespace directus::inline v0 {

/// What to count and sum up, by which groups, of which items (`query`).
template <class Model = void>
struct AggregateOptions {
  decltype(Query<Model>::aggregate) aggregate{};
  decltype(Query<Model>::groupBy) groupBy{};
  Query<Model> query{};
};

namespace detail {
template <class Model>
Result<QueryParams> aggregateParams(const AggregateOptions<Model>& options) {
  Query<Model> query = options.query;
  query.aggregate = options.aggregate;
  if (!options.groupBy.empty()) query.groupBy = options.groupBy;
  return queryParams(query);
}
}  // namespace detail

/// Counts, sums, averages, …: `GET /items/{collection}?aggregate=…`; system collections too.
///
/// Dynamic: a list of groups. Typed: `Row` says how a group is read, such as
/// `struct Row { std::string status; struct { int id{}; } count; };`. Numbers may come as text
/// from PostgreSQL; typed rows read both.
/// @see https://directus.io/docs/guides/connect/query-parameters#aggregate
[[nodiscard]] inline Command<nlohmann::json> aggregate(std::string_view collection,
                                                       const AggregateOptions<>& options) {
  return Command<nlohmann::json>(
      detail::aggregateRequest(collection, detail::aggregateParams(options)));
}
template <auto Collection, class Row>
[[nodiscard]] Command<std::vector<Row>> aggregate(
    const AggregateOptions<ModelOf<Collection>>& options) {
  detail::requireList<Collection>();
  return Command<std::vector<Row>>(
      detail::aggregateRequest(collectionName<Collection>(), detail::aggregateParams(options)));
}

}  // namespace directus::inline v0
