#pragma once

#include <directus/commands/system_commands.hpp>

// Activity: who did what, and when.
// @see https://directus.io/docs/api/activity

namespace DIRECTUS_NAMESPACE {

/// What happened: `GET /activity`.
template <class Activity = nlohmann::json>
Command<detail::ListOf<Activity>> readActivities(const Query<>& query = Query<>()) {
  return detail::readList<Activity>("/activity", query);
}

/// One thing that happened: `GET /activity/{key}`.
template <class Activity = nlohmann::json>
Command<Activity> readActivity(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Activity>("/activity", key, query);
}

}  // namespace DIRECTUS_NAMESPACE
