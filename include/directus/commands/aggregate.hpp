#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include <directus/commands/items_request.hpp>
#include <directus/commands/typed_arguments.hpp>
#include <directus/query/aggregate_row.hpp>
#include <directus/query/query.hpp>

namespace DIRECTUS_NAMESPACE {

/// What to count and sum up, by which groups, of which items (`query`).
struct AggregateOptions {
  Aggregate<> aggregate{};
  FieldNames<> groupBy{};
  Query<> query{};
};

namespace detail {
[[nodiscard]] DIRECTUS_EXPORT Result<QueryParams> aggregateParams(const AggregateOptions& options);
}  // namespace detail

/// Counts, sums, averages, …: `GET /items/{collection}?aggregate=…`; system collections too. Gives
/// a list of groups.
/// @see https://directus.io/docs/guides/connect/query-parameters#aggregate
[[nodiscard]] inline Command<nlohmann::json> aggregate(std::string_view collection,
                                                       const AggregateOptions& options) {
  return Command<nlohmann::json>(
      detail::aggregateRequest(collection, detail::aggregateParams(options)));
}

/// Counts, sums, averages, …, read into rows. The struct of a row says what is asked for. A member
/// that is named like a function (`count`, `sum`, `avg`, `min`, `max`, `countDistinct`, …) is a
/// struct whose members are the fields that the function takes; a `count` that is a number counts
/// the items. All other members are the fields that the items are grouped by.
///
/// ```
/// struct Sums { std::int64_t views{}; };
/// struct PerStatus { std::string status; int count{}; Sums sum; };
/// client.request(aggregate<&Schema::articles, PerStatus>({.filter = field<"views"> > 0}))
/// ```
/// Numbers may come as text from PostgreSQL; rows read both.
/// @see https://directus.io/docs/guides/connect/query-parameters#aggregate
template <auto Collection, class Row>
[[nodiscard]] Command<std::vector<Row>> aggregate(
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  detail::requireList<Collection>();
  detail::checkRow<Row, ModelOf<Collection>>();
  return Command<std::vector<Row>>(detail::aggregateRequest(
      collectionName<Collection>(),
      detail::withAggregate(detail::aggregateOf<Row>(), detail::queryParams(query))));
}

}  // namespace DIRECTUS_NAMESPACE
