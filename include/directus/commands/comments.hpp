#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Comments of users on items.
// @see https://directus.io/docs/api/comments

namespace DIRECTUS_NAMESPACE {

/// The comments: `GET /comments`.
template <class Comment = nlohmann::json>
Command<detail::ListOf<Comment>> readComments(const Query<>& query = Query<>()) {
  return detail::readList<Comment>("/comments", query);
}

/// One comment: `GET /comments/{key}`.
template <class Comment = nlohmann::json>
Command<Comment> readComment(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Comment>("/comments", key, query);
}

/// A new comment: `POST /comments`.
template <class Comment = nlohmann::json, class Item>
Command<Comment> createComment(const Item& comment, const Query<>& query = Query<>()) {
  return detail::createOne<Comment>("/comments", comment, query);
}

/// New comments, all or none: `POST /comments`.
template <class Comment = nlohmann::json, class Items>
Command<detail::ListOf<Comment>> createComments(const Items& comments,
                                                const Query<>& query = Query<>()) {
  return detail::createList<Comment>("/comments", comments, query);
}

/// Changes one comment: `PATCH /comments/{key}`.
template <class Comment = nlohmann::json, class Changes = Patch<void>>
Command<Comment> updateComment(const Key& key, const Changes& changes,
                               const Query<>& query = Query<>()) {
  return detail::updateOne<Comment>("/comments", key, changes, query);
}

/// Gives several comments the same values: `PATCH /comments`. They are named by their keys, by a
/// query, or all of them by `everyItem()`; a query that selects nothing is refused.
template <class Comment = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Comment>> updateComments(const Keys& keys, const Changes& changes,
                                                const Query<>& query = Query<>()) {
  return detail::updateList<Comment>("/comments", detail::selectKeys(keys), changes, query);
}
template <class Comment = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Comment>> updateComments(const Query<>& which, const Changes& changes,
                                                const Query<>& query = Query<>()) {
  return detail::updateList<Comment>("/comments", detail::selectByQuery(which), changes, query);
}
template <class Comment = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Comment>> updateComments(EveryItem, const Changes& changes,
                                                const Query<>& query = Query<>()) {
  return detail::updateList<Comment>("/comments", detail::selectEveryItem(), changes, query);
}

/// Gives several comments different values; each names its key: `PATCH /comments`.
template <class Comment = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Comment>> updateCommentsBatch(const Items& comments,
                                                     const Query<>& query = Query<>()) {
  return detail::updateBatch<Comment>("/comments", comments, query);
}

/// Removes one comment: `DELETE /comments/{key}`.
inline Command<void> deleteComment(const Key& key) {
  return detail::deleteOne("/comments", key);
}

/// Removes several comments, named as those that `updateComments` changes: `DELETE /comments`.
inline Command<void> deleteComments(const Keys& keys) {
  return detail::deleteSelected("/comments", detail::selectKeys(keys));
}
inline Command<void> deleteComments(const Query<>& which) {
  return detail::deleteSelected("/comments", detail::selectByQuery(which));
}
inline Command<void> deleteComments(EveryItem) {
  return detail::deleteSelected("/comments", detail::selectEveryItem());
}

}  // namespace DIRECTUS_NAMESPACE
