// The operators new and delete of the whole program, one of whose calls can be made to fail.
#include "support/failing_new.hpp"

#include <atomic>
#include <cstdlib>
#include <new>
#ifdef _WIN32
#include <malloc.h>
#endif

namespace directus_test {

namespace {

std::atomic<long> left = 0;  // 0: nobody counts
std::atomic<bool> failed = false;

bool isTheOne() noexcept {
  if (left.load(std::memory_order_relaxed) <= 0 || allocationsAreSpared) return false;
  if (left.fetch_sub(1) != 1) return false;
  failed = true;
  return true;
}

void* allocate(std::size_t size) noexcept {
  return isTheOne() ? nullptr : std::malloc(size == 0 ? 1 : size);
}

#ifdef _WIN32
void* allocate(std::size_t size, std::align_val_t alignment) noexcept {
  return isTheOne() ? nullptr : ::_aligned_malloc(size, static_cast<std::size_t>(alignment));
}

void freeAligned(void* memory) noexcept {
  ::_aligned_free(memory);
}
#else
void* allocate(std::size_t size, std::align_val_t alignment) noexcept {
  const auto step = static_cast<std::size_t>(alignment);
  return isTheOne() ? nullptr : std::aligned_alloc(step, (size + step - 1) / step * step);
}

void freeAligned(void* memory) noexcept {
  std::free(memory);
}
#endif

void* orThrow(void* memory) {
  if (!memory) throw std::bad_alloc();
  return memory;
}

}  // namespace

void failAllocation(long count) noexcept {
  failed = false;
  left = count;
}

bool willFailAllocation() noexcept {
  return left > 0;
}

bool stopFailing() noexcept {
  left = 0;
  return failed;
}

}  // namespace directus_test

using directus_test::allocate;
using directus_test::freeAligned;
using directus_test::orThrow;

void* operator new(std::size_t size) {
  return orThrow(allocate(size));
}
void* operator new[](std::size_t size) {
  return orThrow(allocate(size));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return orThrow(allocate(size, alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return orThrow(allocate(size, alignment));
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  freeAligned(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
  freeAligned(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  freeAligned(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
  freeAligned(memory);
}
