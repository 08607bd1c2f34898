#include <directus/commands/aggregate.hpp>

namespace DIRECTUS_NAMESPACE::detail {

Result<QueryParams> aggregateParams(const AggregateOptions& options) {
  Query<> query = options.query;
  query.aggregate = options.aggregate;
  if (!options.groupBy.empty()) query.groupBy = options.groupBy;
  return queryParams(query);
}

}  // namespace DIRECTUS_NAMESPACE::detail
