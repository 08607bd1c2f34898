#pragma once

// What most programs need, without dynamic values: no `nlohmann/json.hpp` behind it, so it compiles
// fast. For the commands of other resources include theirs: `directus/commands/flows.hpp`.

#include <directus/auth/authentication.hpp>
#include <directus/auth/file_storage.hpp>
#include <directus/auth/static_token.hpp>
#include <directus/client.hpp>
#include <directus/commands/aggregate.hpp>
#include <directus/commands/auth.hpp>
#include <directus/commands/custom_endpoint.hpp>
#include <directus/commands/items.hpp>
#include <directus/commands/modifiers.hpp>
#include <directus/commands/server.hpp>
#include <directus/commands/shares.hpp>
#include <directus/commands/singletons.hpp>
#include <directus/commands/users.hpp>
#include <directus/query/changes.hpp>
#include <directus/rest/read_all.hpp>
#include <directus/rest/rest.hpp>
#include <directus/values/choice.hpp>
#include <directus/values/csv.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/decimal.hpp>
#include <directus/values/hash.hpp>
#include <directus/values/struct_conversion.hpp>
#include <directus/values/uuid.hpp>
#include <directus/version.hpp>
