#include <directus/commands/aggregate.hpp>

namespace directus::inline v0_1::detail {

Result<QueryParams> aggregateParams(const AggregateOptions& options) {
  Query<> query = options.query;
  query.aggregate = options.aggregate;
  if (!options.groupBy.empty()) query.groupBy = options.groupBy;
  return queryParams(query);
}

}  // namespace directus::inline v0_1::detail
