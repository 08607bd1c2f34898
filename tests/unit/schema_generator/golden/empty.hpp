// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <directus/typed.hpp>

namespace golden::empty {

struct Schema {
};

}  // namespace golden::empty
