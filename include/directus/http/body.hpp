#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
class BodyPool;
}

class Headers;
struct HttpResponse;

/// The bytes of a reply. Move-only: the buffer goes back to its transport's pool when it dies.
class DIRECTUS_EXPORT Body {
 public:
  /// Readable bytes behind the end, which a vectorised JSON parser may touch; the first is NUL.
  static constexpr std::size_t padding = 64;

  Body() noexcept = default;
  explicit Body(std::string_view bytes);
  Body(Body&& other) noexcept;
  Body& operator=(Body&& other) noexcept;
  ~Body();

  /// The bytes. Valid until the body is changed, moved or destroyed.
  [[nodiscard]] std::string_view view() const noexcept { return {data_, size_}; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  /// How many bytes there is room for, the padding not counted.
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }

  /// Makes room for `size` bytes in all, keeping the content.
  void reserve(std::size_t size);
  /// Adds bytes at the end; what `view` gave before is no longer valid.
  void append(std::string_view bytes);
  void clear() noexcept {
    size_ = 0;
    if (data_) *data_ = '\0';
  }

 private:
  friend class detail::BodyPool;
  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;  // without the padding
  std::shared_ptr<detail::BodyPool> pool_;
};

/// Bytes to upload, read piece by piece.
class DIRECTUS_EXPORT BodySource {
 public:
  virtual ~BodySource();

  /// Fills up to `size` bytes; 0 is the end. An error ends the call with it.
  virtual Result<std::size_t> read(char* buffer, std::size_t size) = 0;

  /// How many bytes will come; empty when that is not known (then sent chunked).
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const { return std::nullopt; }

  /// Starts over; false when that cannot be: such a request is never sent a second time.
  virtual bool rewind() { return false; }
};

/// Takes the body of a 2xx reply piece by piece; the body of any other reply is kept in memory.
class DIRECTUS_EXPORT BodySink {
 public:
  virtual ~BodySink();

  /// Comes before each try and may change what it says, such as `Range`. An error ends the call
  /// unsent.
  virtual Result<void> prepare(Headers& headers);

  /// Comes once for each such reply with a body, before its first byte: status and headers, and
  /// nothing in the body yet. An error ends the call with it.
  virtual Result<void> begin(const HttpResponse& head);

  /// An error ends the call with it.
  virtual Result<void> write(std::string_view bytes) = 0;

  /// Comes once, when the whole of such a reply is there. An error ends the call with it.
  virtual Result<void> end();

  /// Makes ready for another try; false when that cannot be: then a cut download is not repeated.
  virtual bool restart() { return false; }

  /// The server has not got the range that `prepare` asked for (416). True when the next `prepare`
  /// asks for all of it: then the request is sent again at once.
  virtual bool startOver() { return false; }
};

}  // namespace DIRECTUS_NAMESPACE
