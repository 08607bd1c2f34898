#pragma once

#include <optional>

#include "report.hpp"

/// A vector of auth.json that is one GraphQL query.
std::optional<Difference> checkGraphqlQuery(const Vector& vector);
