#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>

#include <directus/http/http_options.hpp>
#include <directus/http/request.hpp>
#include <directus/http/response.hpp>

#include "http/body_pool.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// One request and the reply to it while they travel: what may be sent (again), what is
/// accepted. Knows nothing of libcurl.
///
/// The `on…` members are called from C and let no exception out. False ends the call; `outcome`
/// says why.
class Exchange {
 public:
  Exchange(const HttpRequest& request, const HttpOptions& options, BodyPool& bodies) noexcept
      : request_(request), options_(options), bodies_(bodies) {}

  /// The request is about to go out, on a connection that served others before or on a new one.
  bool onSend(bool usedConnection) noexcept;

  /// Up to `size` bytes of the request's source; 0 is the end, nothing an error.
  std::optional<std::size_t> onRead(char* buffer, std::size_t size) noexcept;
  bool onRewind() noexcept;

  /// One line of a header block, the status line and the empty one at its end included.
  bool onHeader(std::string_view line) noexcept;

  /// Comes once, before the first `onBody`; the length is what the server says, -1 if nothing.
  bool onBodyBegin(int status, std::int64_t contentLength) noexcept;
  bool onBody(std::string_view bytes) noexcept;

  [[nodiscard]] const HttpRequest& request() const noexcept { return request_; }
  [[nodiscard]] const HttpOptions& options() const noexcept { return options_; }
  [[nodiscard]] bool wasSent() const noexcept { return sends_ > 0; }
  [[nodiscard]] bool resendRefused() const noexcept { return resendRefused_; }
  [[nodiscard]] bool bodyBegan() const noexcept { return bodyBegan_; }
  /// Whether a whole header block came, and not only one of an interim reply.
  [[nodiscard]] bool hasHeaders(int status) const noexcept {
    return headersEnded_ && status >= 200;
  }

  /// Whether the server has all of the request and nothing of a reply came: it is at work.
  /// `uploaded` bytes of a body have gone out.
  [[nodiscard]] bool awaitsReply(std::uint64_t uploaded) const noexcept;

  /// Counts up with every piece that moved.
  [[nodiscard]] std::uint64_t moved() const noexcept { return moved_; }

  /// How long the server keeps an idle connection, if it said so.
  [[nodiscard]] std::optional<std::chrono::seconds> keepAlive() const noexcept {
    return keepAlive_;
  }

  /// Why a callback ended the call, if one did. Throws what could not be made a value
  /// (`std::bad_alloc`).
  [[nodiscard]] std::optional<Error> failure();

  [[nodiscard]] HttpResponse takeResponse(int status) noexcept;

 private:
  bool fail(Error error) noexcept;
  template <class F>
  bool contained(const char* what, F&& step) noexcept;
  bool keepException(const char* what) noexcept;

  const HttpRequest& request_;
  const HttpOptions& options_;
  BodyPool& bodies_;
  HttpResponse response_;
  std::optional<Error> failure_;
  std::exception_ptr exception_;
  std::optional<std::chrono::seconds> keepAlive_;
  std::uint64_t moved_ = 0;
  std::uint64_t sourceRead_ = 0;
  std::size_t headerCost_ = 0;
  std::size_t bodyLimit_ = 0;
  int sends_ = 0;
  bool sentOnUsedConnection_ = false;
  bool sourceEnded_ = false;
  bool replyBegan_ = false;
  bool resendRefused_ = false;
  bool headersEnded_ = true;  // a status line may come
  bool bodyBegan_ = false;
  bool toSink_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
