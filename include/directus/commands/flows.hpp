#pragma once

#include <string_view>
#include <vector>

#include <directus/commands/system_commands.hpp>

// Flows: what Directus does by itself, and when.
// @see https://directus.io/docs/api/flows

namespace DIRECTUS_NAMESPACE {

/// The flows: `GET /flows`.
template <class Flow = nlohmann::json>
Command<detail::ListOf<Flow>> readFlows(const Query<>& query = Query<>()) {
  return detail::readList<Flow>("/flows", query);
}

/// One flow: `GET /flows/{key}`.
template <class Flow = nlohmann::json>
Command<Flow> readFlow(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Flow>("/flows", key, query);
}

/// A new flow: `POST /flows`.
template <class Flow = nlohmann::json, class Item>
Command<Flow> createFlow(const Item& flow, const Query<>& query = Query<>()) {
  return detail::createOne<Flow>("/flows", flow, query);
}

/// New flows, all or none: `POST /flows`.
template <class Flow = nlohmann::json, class Items>
Command<detail::ListOf<Flow>> createFlows(const Items& flows, const Query<>& query = Query<>()) {
  return detail::createList<Flow>("/flows", flows, query);
}

/// Changes one flow: `PATCH /flows/{key}`.
template <class Flow = nlohmann::json, class Changes = Patch<void>>
Command<Flow> updateFlow(const Key& key, const Changes& changes, const Query<>& query = Query<>()) {
  return detail::updateOne<Flow>("/flows", key, changes, query);
}

/// Gives several flows the same values: `PATCH /flows`.
template <class Flow = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Flow>> updateFlows(const Keys& keys, const Changes& changes,
                                          const Query<>& query = Query<>()) {
  return detail::updateList<Flow>("/flows", detail::selectKeys(keys), changes, query);
}

/// Gives several flows different values; each names its key: `PATCH /flows`.
template <class Flow = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Flow>> updateFlowsBatch(const Items& flows,
                                               const Query<>& query = Query<>()) {
  return detail::updateBatch<Flow>("/flows", flows, query);
}

/// Removes one flow: `DELETE /flows/{key}`.
inline Command<void> deleteFlow(const Key& key) {
  return detail::deleteOne("/flows", key);
}

/// Removes several flows: `DELETE /flows`.
inline Command<void> deleteFlows(const Keys& keys) {
  return detail::deleteList("/flows", keys);
}

namespace detail {
DIRECTUS_EXPORT CommandRequest triggerFlowRequest(std::string_view method, const Key& id,
                                                  const CustomParams& data);
DIRECTUS_EXPORT CommandRequest triggerFlowRequest(std::string_view method, const Key& id,
                                                  const JsonText& body);
}  // namespace detail

/// Runs a flow that waits for a webhook: `GET` or `POST /flows/trigger/{id}`, as the flow is set
/// up. `data` travels as parameters of a GET and as the body of a POST. `Reply` is what the flow
/// answers with: `Json`, a struct, `std::string`, `HttpResponse`, `void`.
///
/// A GET is not repeated after a lost connection either, since the flow may have run.
template <class Reply = nlohmann::json>
Command<Reply> triggerFlow(std::string_view method, const Key& id,
                           const CustomParams& data = CustomParams()) {
  return Command<Reply>(detail::triggerFlowRequest(method, id, data));
}
/// With any JSON as the body of a POST.
template <class Reply = nlohmann::json, detail::DynamicBody Body>
Command<Reply> triggerFlow(std::string_view method, const Key& id, const Body& body) {
  return Command<Reply>(detail::triggerFlowRequest(method, id, JsonText(body)));
}

}  // namespace DIRECTUS_NAMESPACE
