#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/commands/command.hpp>
#include <directus/live/live_options.hpp>
#include <directus/schema/collections.hpp>

#include "live/list_order.hpp"

// What a command asks for, as far as it matters to keep its answer true. Pure.

namespace DIRECTUS_NAMESPACE::detail {

struct LivePlan {
  CommandRequest whole{};
  std::string collection{};  ///< "": what is read are not items, nobody rings for it
  std::string key{};         ///< the name of the primary key
  std::string itemKey{};     ///< of the one item that is read; "" for a list or a singleton
  bool readsParts = false;   ///< rows can be read by their keys
  bool hasSort = false;      ///< `order` is that of the query
  ListOrder order{};
  std::vector<std::string> related{};
};

/// Errors: `invalidArgument` for a command that does not only read, one with counts, and for
/// options that make no sense. `schema` may be null.
[[nodiscard]] Result<LivePlan> planOf(CommandRequest command, const LiveQueryOptions& options,
                                      const SchemaModels* schema);

/// The command for those rows of it whose keys, as JSON, are these.
[[nodiscard]] CommandRequest touchedRequest(const LivePlan& plan,
                                            const std::vector<std::string>& keys);

/// Distinguishes the cache of one query from those of others.
[[nodiscard]] std::string fingerprintOf(const LivePlan& plan, std::string_view server);

/// The collections that a query shows, filters or sorts by besides its own. Without a schema only
/// those that it names (`item:collection.field`).
[[nodiscard]] std::vector<std::string> relatedCollections(const SchemaModels* schema,
                                                          std::string_view collection,
                                                          const QueryParams& params);

}  // namespace DIRECTUS_NAMESPACE::detail
