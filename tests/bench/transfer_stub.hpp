#pragma once

#include <cstdint>

#include "stub_server.hpp"

namespace bench {

/// Takes and gives files of `size` bytes, all of them zero, by the ways of Directus, for ever: one
/// connection after the other.
[[noreturn]] void serveFiles(const Listener& listener, std::uint64_t size);

}  // namespace bench
