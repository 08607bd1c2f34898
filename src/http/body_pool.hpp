#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include <directus/http/body.hpp>

#include "core/process.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The buffers of bodies that died, for the next ones: fresh memory for each reply costs more
/// than parsing it.
///
/// A buffer is kept while replies of about its size keep coming; one that is far larger than
/// what was seen lately is freed.
/// Thread safety: all members.
class BodyPool : public std::enable_shared_from_this<BodyPool> {
 public:
  BodyPool();
  ~BodyPool();
  BodyPool(const BodyPool&) = delete;
  BodyPool& operator=(const BodyPool&) = delete;

  /// An empty body that comes back here when it dies.
  [[nodiscard]] Body take();

  /// Takes a buffer back of which `used` bytes were filled.
  void give(char* data, std::size_t capacity, std::size_t used) noexcept;

  /// Bytes that wait for a next body.
  [[nodiscard]] std::size_t idleBytes() const;

 private:
  struct Buffer {
    char* data;
    std::size_t capacity;
  };

  [[nodiscard]] bool isOversized(std::size_t capacity) const noexcept;

  const HomeProcess home_;
  mutable std::mutex mutex_;
  std::vector<Buffer> idle_;  // the last one is the warmest
  std::size_t idleBytes_ = 0;
  std::size_t recentSize_ = 0;  // the largest body seen, fading with each one that is smaller
};

}  // namespace DIRECTUS_NAMESPACE::detail
