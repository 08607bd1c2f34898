#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/core/result.hpp>
#include <directus/core/url.hpp>
#include <directus/query/aggregate_fields.hpp>
#include <directus/query/custom_params.hpp>
#include <directus/query/fields.hpp>
#include <directus/query/filter.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A `Query` without its model: what the compiled functions see.
struct QueryParts {
  const NameList* fields;  ///< nothing where they follow from a shape
  const FilterText& filter;
  const std::optional<std::string>& search;
  const NameList& sort;
  std::optional<std::int64_t> limit, offset, page;
  const ObjectText& deep;
  const ObjectText& alias;
  const ObjectText& aggregate;
  const NameList& groupBy;
  const std::optional<std::string>& version;
  std::optional<bool> versionRaw, backlink;
  const std::optional<std::string>& meta;
  const CustomParams& custom;
};

/// The parameters in the order and by the rules of the JS SDK.
///
/// Errors: `invalidArgument` naming the member whose value cannot be sent.
[[nodiscard]] DIRECTUS_EXPORT Result<QueryParams> queryParams(const QueryParts& query);

/// `fields`, which follow from a shape, before the others; none where the list is empty.
[[nodiscard]] DIRECTUS_EXPORT Result<QueryParams> withFields(const FieldList& fields,
                                                             Result<QueryParams> params);
[[nodiscard]] DIRECTUS_EXPORT Result<QueryParams> queryParams(const FieldList& fields,
                                                              const QueryParts& query);

/// Adds `"name":{"_filter":…,"_limit":…}`, what `deep` says about one relation.
DIRECTUS_EXPORT void addDeep(ObjectText& out, std::string_view name, const QueryParts& query);

}  // namespace DIRECTUS_NAMESPACE::detail
