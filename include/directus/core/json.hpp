#pragma once

#include <nlohmann/json.hpp>

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE {

/// The type of dynamic values.
using Json = nlohmann::json;

}  // namespace DIRECTUS_NAMESPACE
