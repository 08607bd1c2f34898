#include <directus/commands/activity.hpp>
#include <directus/commands/comments.hpp>
#include <directus/commands/notifications.hpp>
#include <directus/commands/presets.hpp>
#include <directus/commands/revisions.hpp>
#include <directus/commands/translations.hpp>
#include <directus/commands/versions.hpp>

#include "commands.hpp"

using namespace directus;

namespace {
using A = const Arguments&;

AnyCommand promoteOf(A a) {
  const std::string mainHash = a.has(1) ? a.text(1) : "";
  if (!a.has(2)) return promoteContentVersion(a.key(0), mainHash);
  return promoteContentVersion(a.key(0), mainHash, a.texts(2));
}

}  // namespace

const CommandTable& contentCommands() {
  static const CommandTable commands = {
      {"readActivities", [](A a) { return readActivities(a.query(0)); }},
      {"readActivity", [](A a) { return readActivity(a.key(0), a.query(1)); }},
      {"readComments", [](A a) { return readComments(a.query(0)); }},
      {"readComment", [](A a) { return readComment(a.key(0), a.query(1)); }},
      {"createComment", [](A a) { return createComment(a.json(0), a.query(1)); }},
      {"createComments", [](A a) { return createComments(a.json(0), a.query(1)); }},
      {"updateComment", [](A a) { return updateComment(a.key(0), a.json(1), a.query(2)); }},
      {"updateComments",
       [](A a) {
         return byKeysOrQuery(
             a, 0, [&](const Keys& keys) { return updateComments(keys, a.json(1), a.query(2)); },
             [&](const Query<>& which) { return updateComments(which, a.json(1), a.query(2)); });
       }},
      {"updateCommentsBatch", [](A a) { return updateCommentsBatch(a.json(0), a.query(1)); }},
      {"deleteComment", [](A a) { return deleteComment(a.key(0)); }},
      {"deleteComments",
       [](A a) {
         return byKeysOrQuery(
             a, 0, [](const Keys& keys) { return deleteComments(keys); },
             [](const Query<>& which) { return deleteComments(which); });
       }},
      {"readNotifications", [](A a) { return readNotifications(a.query(0)); }},
      {"readNotification", [](A a) { return readNotification(a.key(0), a.query(1)); }},
      {"createNotification", [](A a) { return createNotification(a.json(0), a.query(1)); }},
      {"createNotifications", [](A a) { return createNotifications(a.json(0), a.query(1)); }},
      {"updateNotification",
       [](A a) { return updateNotification(a.key(0), a.json(1), a.query(2)); }},
      {"updateNotifications",
       [](A a) { return updateNotifications(a.keys(0), a.json(1), a.query(2)); }},
      {"updateNotificationsBatch",
       [](A a) { return updateNotificationsBatch(a.json(0), a.query(1)); }},
      {"deleteNotification", [](A a) { return deleteNotification(a.key(0)); }},
      {"deleteNotifications", [](A a) { return deleteNotifications(a.keys(0)); }},
      {"readPresets", [](A a) { return readPresets(a.query(0)); }},
      {"readPreset", [](A a) { return readPreset(a.key(0), a.query(1)); }},
      {"createPreset", [](A a) { return createPreset(a.json(0), a.query(1)); }},
      {"createPresets", [](A a) { return createPresets(a.json(0), a.query(1)); }},
      {"updatePreset", [](A a) { return updatePreset(a.key(0), a.json(1), a.query(2)); }},
      {"updatePresets", [](A a) { return updatePresets(a.keys(0), a.json(1), a.query(2)); }},
      {"updatePresetsBatch", [](A a) { return updatePresetsBatch(a.json(0), a.query(1)); }},
      {"deletePreset", [](A a) { return deletePreset(a.key(0)); }},
      {"deletePresets", [](A a) { return deletePresets(a.keys(0)); }},
      {"readRevisions", [](A a) { return readRevisions(a.query(0)); }},
      {"readRevision", [](A a) { return readRevision(a.key(0), a.query(1)); }},
      {"readTranslations", [](A a) { return readTranslations(a.query(0)); }},
      {"readTranslation", [](A a) { return readTranslation(a.key(0), a.query(1)); }},
      {"createTranslation", [](A a) { return createTranslation(a.json(0), a.query(1)); }},
      {"createTranslations", [](A a) { return createTranslations(a.json(0), a.query(1)); }},
      {"updateTranslation", [](A a) { return updateTranslation(a.key(0), a.json(1), a.query(2)); }},
      {"updateTranslations",
       [](A a) { return updateTranslations(a.keys(0), a.json(1), a.query(2)); }},
      {"updateTranslationsBatch",
       [](A a) { return updateTranslationsBatch(a.json(0), a.query(1)); }},
      {"deleteTranslation", [](A a) { return deleteTranslation(a.key(0)); }},
      {"deleteTranslations", [](A a) { return deleteTranslations(a.keys(0)); }},
      {"readContentVersions", [](A a) { return readContentVersions(a.query(0)); }},
      {"readContentVersion", [](A a) { return readContentVersion(a.key(0), a.query(1)); }},
      {"createContentVersion", [](A a) { return createContentVersion(a.json(0), a.query(1)); }},
      {"createContentVersions", [](A a) { return createContentVersions(a.json(0), a.query(1)); }},
      {"updateContentVersion",
       [](A a) { return updateContentVersion(a.key(0), a.json(1), a.query(2)); }},
      {"updateContentVersions",
       [](A a) { return updateContentVersions(a.keys(0), a.json(1), a.query(2)); }},
      {"updateContentVersionsBatch",
       [](A a) { return updateContentVersionsBatch(a.json(0), a.query(1)); }},
      {"deleteContentVersion", [](A a) { return deleteContentVersion(a.key(0)); }},
      {"deleteContentVersions", [](A a) { return deleteContentVersions(a.keys(0)); }},
      {"saveToContentVersion", [](A a) { return saveToContentVersion(a.key(0), a.json(1)); }},
      {"compareContentVersion", [](A a) { return compareContentVersion(a.key(0)); }},
      {"promoteContentVersion", promoteOf},
  };
  return commands;
}
