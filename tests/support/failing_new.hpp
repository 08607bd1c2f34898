#pragma once

namespace directus_test {

/// Threads that play the other side: their allocations are not counted and do not fail.
inline thread_local bool allocationsAreSpared = false;

/// Lets the `count`-th allocation from now on fail, on whatever thread, once. Needs
/// failing_new.cpp, which replaces the operators.
void failAllocation(long count) noexcept;

/// Whether allocations are counted, so that one of them will fail.
bool willFailAllocation() noexcept;

/// Stops counting; whether one has failed.
bool stopFailing() noexcept;

}  // namespace directus_test
