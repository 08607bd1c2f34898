#pragma once

#include <string>
#include <string_view>

#include <directus/commands/route.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

// What the commands of `/items` share: dynamic and typed ones differ in types only.

DIRECTUS_EXPORT CommandRequest readListRequest(std::string_view collection,
                                               Result<QueryParams> query);
DIRECTUS_EXPORT CommandRequest readSingletonRequest(std::string_view collection,
                                                    Result<QueryParams> query);
DIRECTUS_EXPORT CommandRequest readItemRequest(std::string_view collection, const Key& key,
                                               Result<QueryParams> query);
DIRECTUS_EXPORT CommandRequest aggregateRequest(std::string_view collection,
                                                Result<QueryParams> query);

/// POST or PATCH of the collection itself: one item, several, a singleton, a batch.
DIRECTUS_EXPORT CommandRequest writeRequest(std::string_view method, std::string_view collection,
                                            const Result<std::string>& body,
                                            Result<QueryParams> query);
DIRECTUS_EXPORT CommandRequest updateItemRequest(std::string_view collection, const Key& key,
                                                 const Result<std::string>& body,
                                                 Result<QueryParams> query);
DIRECTUS_EXPORT CommandRequest deleteItemRequest(std::string_view collection, const Key& key);

DIRECTUS_EXPORT CommandRequest updateItemsRequest(std::string_view collection,
                                                  const Result<std::string>& selection,
                                                  const Result<std::string>& data,
                                                  Result<QueryParams> query);
DIRECTUS_EXPORT CommandRequest deleteItemsRequest(std::string_view collection,
                                                  const Result<std::string>& selection);

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
