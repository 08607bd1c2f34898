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

/// By how many bytes `work` raised the memory of this process at its highest; nothing where the
/// system does not say. (Writing 5 makes the kernel forget the peak of before.)
template <class Work>
std::optional<std::size_t> peakMemoryOf(Work work) {
  if (!(std::ofstream("/proc/self/clear_refs") << "5" << std::flush)) return std::nullopt;
  const auto before = memoryStatus("VmRSS:");
  work();
  const auto peak = memoryStatus("VmHWM:");
  if (!before || !peak) return std::nullopt;
  return *peak > *before ? *peak - *before : 0;
}

}  // namespace directus_test
