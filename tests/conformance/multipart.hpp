#pragma once

#include <directus/http/request.hpp>

#include "report.hpp"

/// The parts of a `multipart/form-data` body as the vectors write them; null for any other body.
[[nodiscard]] Vector partsOf(const directus::HttpRequest& request);
