#include <directus/http/body.hpp>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "http/body_pool.hpp"

namespace DIRECTUS_NAMESPACE {

namespace {
constexpr std::size_t smallest = 4096 - Body::padding;
}

Body::Body(std::string_view bytes) {
  append(bytes);
}

Body::Body(Body&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      capacity_(std::exchange(other.capacity_, 0)),
      pool_(std::move(other.pool_)) {}

Body& Body::operator=(Body&& other) noexcept {
  Body old(std::move(other));
  std::swap(data_, old.data_);
  std::swap(size_, old.size_);
  std::swap(capacity_, old.capacity_);
  std::swap(pool_, old.pool_);
  return *this;
}

Body::~Body() {
  if (!data_) return;
  if (pool_)
    pool_->give(data_, capacity_, size_);
  else
    std::free(data_);
}

void Body::reserve(std::size_t size) {
  if (size <= capacity_) return;
  if (size > static_cast<std::size_t>(-1) - padding) throw std::bad_alloc();
  // realloc moves the pages of a large block instead of copying them.
  char* grown = static_cast<char*>(std::realloc(data_, size + padding));
  if (!grown) throw std::bad_alloc();
  data_ = grown;
  capacity_ = size;
}

void Body::append(std::string_view bytes) {
  if (bytes.empty()) return;
  if (bytes.size() > capacity_ - size_)
    reserve(std::max({size_ + bytes.size(), capacity_ * 2, smallest}));
  std::memcpy(data_ + size_, bytes.data(), bytes.size());
  size_ += bytes.size();
  data_[size_] = '\0';  // a parser that reads on behind a cut text stops here
}

BodySource::~BodySource() = default;
BodySink::~BodySink() = default;

Result<void> BodySink::prepare(Headers&) {
  return {};
}

Result<void> BodySink::begin(const HttpResponse&) {
  return {};
}

Result<void> BodySink::end() {
  return {};
}

}  // namespace DIRECTUS_NAMESPACE
