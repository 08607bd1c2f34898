#pragma once

#include <nlohmann/json.hpp>

#include <directus/core/json_text.hpp>

namespace directus::inline v0_1 {

/// The type of dynamic values.
using Json = nlohmann::json;

}  // namespace directus::inline v0_1
