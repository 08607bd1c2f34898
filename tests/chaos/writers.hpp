#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

namespace chaos {

/// What became of the writes of one writer.
struct Written {
  long created = 0;
  long changed = 0;
  long removed = 0;
  long failed = 0;  ///< some of them may have been done
  std::map<std::string, long> errors{};

  [[nodiscard]] long done() const noexcept { return created + changed + removed; }
};

/// Creates, changes and removes things and renames places, straight at the server, so many times
/// within the span, or a little later. What it does follows from the seed and from what the server
/// does.
Written writeAtRandom(std::uint32_t seed, long count, std::chrono::milliseconds span);

}  // namespace chaos
