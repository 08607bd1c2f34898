#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/commands/auth.hpp>
#include <directus/commands/system_commands.hpp>

// Shares: links that show one item to people without an account.
// @see https://directus.io/docs/api/shares

namespace DIRECTUS_NAMESPACE {

namespace detail {
DIRECTUS_EXPORT CommandRequest authenticateShareRequest(std::string_view share,
                                                        std::string_view password, AuthMode mode);
DIRECTUS_EXPORT CommandRequest inviteShareRequest(std::string_view share,
                                                  const std::vector<std::string>& emails);
}  // namespace detail

/// The shares: `GET /shares`.
template <class Share = nlohmann::json>
Command<detail::ListOf<Share>> readShares(const Query<>& query = Query<>()) {
  return detail::readList<Share>("/shares", query);
}

/// One share: `GET /shares/{key}`.
template <class Share = nlohmann::json>
Command<Share> readShare(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Share>("/shares", key, query);
}

/// A new share: `POST /shares`.
template <class Share = nlohmann::json, class Item>
Command<Share> createShare(const Item& share, const Query<>& query = Query<>()) {
  return detail::createOne<Share>("/shares", share, query);
}

/// New shares, all or none: `POST /shares`.
template <class Share = nlohmann::json, class Items>
Command<detail::ListOf<Share>> createShares(const Items& shares, const Query<>& query = Query<>()) {
  return detail::createList<Share>("/shares", shares, query);
}

/// Changes one share: `PATCH /shares/{key}`.
template <class Share = nlohmann::json, class Changes = Patch<void>>
Command<Share> updateShare(const Key& key, const Changes& changes,
                           const Query<>& query = Query<>()) {
  return detail::updateOne<Share>("/shares", key, changes, query);
}

/// Gives several shares the same values: `PATCH /shares`.
template <class Share = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Share>> updateShares(const Keys& keys, const Changes& changes,
                                            const Query<>& query = Query<>()) {
  return detail::updateList<Share>("/shares", detail::selectKeys(keys), changes, query);
}

/// Gives several shares different values; each names its key: `PATCH /shares`.
template <class Share = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Share>> updateSharesBatch(const Items& shares,
                                                 const Query<>& query = Query<>()) {
  return detail::updateBatch<Share>("/shares", shares, query);
}

/// Removes one share: `DELETE /shares/{key}`.
inline Command<void> deleteShare(const Key& key) {
  return detail::deleteOne("/shares", key);
}

/// Removes several shares: `DELETE /shares`.
inline Command<void> deleteShares(const Keys& keys) {
  return detail::deleteList("/shares", keys);
}

/// Tokens for the one item that is shared. `share` is the share's key; `password` is needed where
/// the share has one.
/// @see https://directus.io/docs/api/shares#authenticate
[[nodiscard]] inline Command<AuthenticationReply> authenticateShare(
    std::string_view share, std::string_view password = {}, AuthMode mode = AuthMode::cookie) {
  return Command<AuthenticationReply>(detail::authenticateShareRequest(share, password, mode));
}

/// Mails a link to the share: `POST /shares/invite`. `share` is the share's key.
inline Command<void> inviteShare(std::string_view share, const std::vector<std::string>& emails) {
  return Command<void>(detail::inviteShareRequest(share, emails));
}

/// What a share is of, for everybody who has the link: `GET /shares/info/{id}`.
template <class Info = nlohmann::json>
Command<Info> readShareInfo(const Key& id) {
  return detail::readWhole<Info>(detail::Route("/shares/info").segment("id", id));
}

}  // namespace DIRECTUS_NAMESPACE
