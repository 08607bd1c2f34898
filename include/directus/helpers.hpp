#pragma once

// What programs write by hand again and again: structs as JSON, signing in, many rows, a mirror of
// files.

#include <directus/helpers/bulk.hpp>
#include <directus/helpers/json.hpp>
#include <directus/helpers/mirror.hpp>
#include <directus/helpers/sign_in.hpp>
