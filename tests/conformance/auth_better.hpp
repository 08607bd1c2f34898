#pragma once

#include "report.hpp"

/// The steps of an auth vector as they are to go: those recorded, or with a quirk what its
/// `better` asks for. Throws `Skip` for a quirk that has no meaning in C++.
[[nodiscard]] Vector betterSteps(const Vector& vector);
