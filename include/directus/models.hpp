#pragma once

// Ready models of Directus' own collections: `readUsers<DirectusUser>()`. They have the fields that
// Directus 11 and 12 share; name other fields in your own struct.

#include <directus/models/access.hpp>
#include <directus/models/activity.hpp>
#include <directus/models/collections.hpp>
#include <directus/models/comments.hpp>
#include <directus/models/dashboards.hpp>
#include <directus/models/extensions.hpp>
#include <directus/models/fields.hpp>
#include <directus/models/files.hpp>
#include <directus/models/flows.hpp>
#include <directus/models/folders.hpp>
#include <directus/models/notifications.hpp>
#include <directus/models/operations.hpp>
#include <directus/models/panels.hpp>
#include <directus/models/permissions.hpp>
#include <directus/models/policies.hpp>
#include <directus/models/presets.hpp>
#include <directus/models/relations.hpp>
#include <directus/models/revisions.hpp>
#include <directus/models/roles.hpp>
#include <directus/models/settings.hpp>
#include <directus/models/shares.hpp>
#include <directus/models/translations.hpp>
#include <directus/models/users.hpp>
#include <directus/models/versions.hpp>
