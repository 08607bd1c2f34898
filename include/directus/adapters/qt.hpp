#pragma once

// For programs on Qt 6 (also Qt 5.10 and newer): handlers on the thread of an object, and a model
// of a live query.

#include <directus/adapters/qt_executor.hpp>
#include <directus/adapters/qt_live_model.hpp>
