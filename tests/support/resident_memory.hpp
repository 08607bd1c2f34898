#pragma once

#include <cstddef>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

namespace directus_test {

/// A line of /proc/self/status in bytes, such as `VmHWM:`.
inline std::optional<std::size_t> memoryStatus(const std::string& name) {
  std::ifstream status("/proc/self/status");
  std::string word;
  std::size_t kilobytes = 0;
  while (status >> word) {
    if (word == name && status >> kilobytes) return kilobytes * 1024;
    status.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  }
  return std::nullopt;
}

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
// A sanitizer takes some for each byte allocated, and keeps what was freed.
inline constexpr bool showsOwnMemory = false;
#else
inline constexpr bool showsOwnMemory = true;
#endif

/// Runs `work`; gives by how many bytes it raised the memory of this process at its highest,
/// nothing where that cannot be measured. (Writing 5 makes the kernel forget the peak of before.)
template <class Work>
std::optional<std::size_t> peakMemoryOf(Work work) {
  const bool isReset =
      static_cast<bool>(std::ofstream("/proc/self/clear_refs") << "5" << std::flush);
  const auto before = memoryStatus("VmRSS:");
  work();
  const auto peak = memoryStatus("VmHWM:");
  if (!showsOwnMemory || !isReset || !before || !peak) return std::nullopt;
  return *peak > *before ? *peak - *before : 0;
}

}  // namespace directus_test
