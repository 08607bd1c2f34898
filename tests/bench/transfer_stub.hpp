#pragma once

#include <cstdint>

#include "stub_server.hpp"

namespace bench {

/// The list that is read to its end: its items, and those of a page.
constexpr std::uint64_t listLength = 100'000;
constexpr std::uint64_t pageLength = 1000;

/// Takes and gives files of `size` bytes, all of them zero, by the ways of Directus, for ever: one
/// connection after the other.
[[noreturn]] void serveFiles(const Listener& listener, std::uint64_t size);

}  // namespace bench
