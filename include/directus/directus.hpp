#pragma once

// Everything, dynamic values (`directus::Json`) included.

#include <directus/core/json.hpp>
#include <directus/rest/dynamic_reply.hpp>
#include <directus/schema/json_member.hpp>
#include <directus/typed.hpp>
