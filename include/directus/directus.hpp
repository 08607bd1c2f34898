#pragma once

// Everything: the commands of all resources, and dynamic values (`directus::Json`).

#include <chrono>

#include <directus/commands/activity.hpp>
#include <directus/commands/collections.hpp>
#include <directus/commands/comments.hpp>
#include <directus/commands/dashboards.hpp>
#include <directus/commands/deployments.hpp>
#include <directus/commands/extensions.hpp>
#include <directus/commands/fields.hpp>
#include <directus/commands/files.hpp>
#include <directus/commands/flows.hpp>
#include <directus/commands/folders.hpp>
#include <directus/commands/notifications.hpp>
#include <directus/commands/operations.hpp>
#include <directus/commands/panels.hpp>
#include <directus/commands/permissions.hpp>
#include <directus/commands/policies.hpp>
#include <directus/commands/presets.hpp>
#include <directus/commands/relations.hpp>
#include <directus/commands/revisions.hpp>
#include <directus/commands/roles.hpp>
#include <directus/commands/schema.hpp>
#include <directus/commands/settings.hpp>
#include <directus/commands/translations.hpp>
#include <directus/commands/utils.hpp>
#include <directus/commands/versions.hpp>

#include <directus/call/dynamic_reply.hpp>
#include <directus/call/trace.hpp>
#include <directus/core/clock.hpp>
#include <directus/core/json.hpp>
#include <directus/files.hpp>
#include <directus/graphql/dynamic_result.hpp>
#include <directus/graphql/graphql.hpp>
#include <directus/http/transport.hpp>
#include <directus/live/dynamic_live.hpp>
#include <directus/live/live.hpp>
#include <directus/realtime/dynamic_change.hpp>
#include <directus/realtime/realtime.hpp>
#include <directus/schema/json_member.hpp>
#include <directus/typed.hpp>
#include <directus/values/chrono.hpp>
