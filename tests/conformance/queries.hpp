#pragma once

#include <directus/query/query.hpp>

#include "report.hpp"

/// A query of the JS SDK as ours. Throws `Skip` for values that our types do not allow.
[[nodiscard]] directus::Query<> queryFrom(const Vector& value);
