#include "http/exchange.hpp"

#include <algorithm>
#include <charconv>
#include <new>
#include <string>
#include <utility>

#include "core/trimmed.hpp"
#include "http/header_cost.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// A server may promise more than it sends.
constexpr std::size_t maxReserve = std::size_t{16} << 20;

constexpr std::size_t usualHeaderSize = 2048;

/// The 5 of `Keep-Alive: timeout=5`.
std::optional<std::chrono::seconds> parseKeepAlive(std::string_view line) {
  constexpr std::string_view name = "Keep-Alive:";
  constexpr std::string_view parameter = "timeout=";
  if (line.size() < name.size() || line[name.size() - 1] != ':' ||
      !equalsIgnoreCase(line.substr(0, name.size()), name))
    return std::nullopt;
  const auto at = line.find(parameter);
  if (at == std::string_view::npos) return std::nullopt;
  line.remove_prefix(at + parameter.size());
  std::uint16_t seconds = 0;
  const auto parsed = std::from_chars(line.data(), line.data() + line.size(), seconds);
  if (parsed.ec != std::errc()) return std::nullopt;
  return std::chrono::seconds(seconds);
}

/// A status line of 1xx.
bool isInterim(std::string_view line) {
  const auto space = line.find(' ');
  return space != std::string_view::npos && line.substr(space + 1).starts_with('1');
}

Error tooLarge(const char* what, const char* option, std::size_t limit, int status) {
  return Error({.kind = ErrorKind::tooLarge,
                .message = std::string(what) + " is larger than HttpOptions::" + option + " (" +
                           std::to_string(limit) + " bytes)",
                .status = status});
}

}  // namespace

/// Runs `step`; what it throws is kept for the caller's thread.
template <class F>
bool Exchange::contained(const char* what, F&& step) noexcept {
  try {
    return step();
  } catch (...) {
    return keepException(what);
  }
}

bool Exchange::keepException(const char* what) noexcept {
  try {
    try {
      throw;
    } catch (const std::bad_alloc&) {
      exception_ = std::current_exception();
      return false;
    } catch (const Error& error) {
      return fail(error);
    } catch (const std::exception& error) {
      return fail(makeError(ErrorKind::cancelled, std::string(what) + " threw: " + error.what()));
    } catch (...) {
      return fail(makeError(ErrorKind::cancelled, std::string(what) + " threw"));
    }
  } catch (...) {  // no memory for the error
    exception_ = std::current_exception();
    return false;
  }
}

bool Exchange::fail(Error error) noexcept {
  if (!failure_) failure_ = std::move(error);
  return false;
}

/// The guard against libcurl's own second send: it sends any method again when a connection that
/// served before dies without a byte of reply, and the server may have executed the first one.
/// A second send after one on a *new* connection is another matter: libcurl does that only when
/// an HTTP/2 server said that it did not process the stream.
/// Whatever libcurl thinks of it, the rest of a source that it did not rewind is not its body.
bool Exchange::onSend(bool usedConnection) noexcept {
  if ((sends_ > 0 && sentOnUsedConnection_ && !request_.repeatable) || sourceRead_ > 0) {
    resendRefused_ = true;
    return false;
  }
  // A reply that there is no memory for is lost, and with it what only this reply says.
  if (!request_.repeatable && !contained("", [&] {
        response_.headers.reserve(usualHeaderSize);
        return true;
      }))
    return false;
  ++sends_;
  ++moved_;
  sentOnUsedConnection_ = usedConnection;
  return true;
}

std::optional<std::size_t> Exchange::onRead(char* buffer, std::size_t size) noexcept {
  std::size_t count = 0;
  bool ended = false;
  const bool ok = contained("the body source", [&] {
    const std::optional<std::uint64_t> announced = request_.source->size();
    if (announced)
      size = static_cast<std::size_t>(std::min<std::uint64_t>(size, *announced - sourceRead_));
    ended = size == 0;
    if (ended) return true;
    auto read = request_.source->read(buffer, size);
    if (!read) return fail(read.error());
    count = *read;
    if (count > size || (count == 0 && announced))
      return fail(invalidArgument("body source", count ? "read() returned more than it may"
                                                       : "gave fewer bytes than its size()"));
    ended = count == 0 || announced == sourceRead_ + count;
    return true;
  });
  if (!ok) return std::nullopt;
  sourceRead_ += count;
  sourceEnded_ = ended;
  ++moved_;
  return count;
}

bool Exchange::onRewind() noexcept {
  if (sourceRead_ == 0) return true;
  const bool ok = contained("the body source", [&] { return request_.source->rewind(); });
  if (!ok) return false;
  sourceRead_ = 0;
  sourceEnded_ = false;
  return true;
}

bool Exchange::onHeader(std::string_view line) noexcept {
  ++moved_;
  replyBegan_ = replyBegan_ || (line.starts_with("HTTP/") && !isInterim(line));
  return contained("", [&] {
    headerCost_ += line.size() + headerLineCost;
    if (headerCost_ > options_.maxHeaderSize)
      return fail(tooLarge("the reply's header", "maxHeaderSize", options_.maxHeaderSize, 0));
    if (headersEnded_) {
      // Either the next block (the one before was a 1xx), or a trailer, which nobody asked for.
      if (!line.starts_with("HTTP/")) return true;
      response_.headers.clear();
      headersEnded_ = false;
    } else if (isEmptyLine(line)) {
      headersEnded_ = true;
    } else {
      if (auto seconds = parseKeepAlive(line)) keepAlive_ = seconds;
      response_.headers.appendLine(line);
    }
    return true;
  });
}

bool Exchange::onBodyBegin(int status, std::int64_t contentLength) noexcept {
  bodyBegan_ = true;
  return contained("the body sink", [&] {
    response_.status = status;
    const bool isSuccess = status / 100 == 2;
    toSink_ = request_.sink && isSuccess;
    if (toSink_) {
      auto begun = request_.sink->begin(response_);
      return begun ? true : fail(begun.error());
    }
    bodyLimit_ = isSuccess ? options_.maxBodySize : options_.maxErrorBodySize;
    response_.body = bodies_.take();
    if (contentLength > 0)
      response_.body.reserve(
          std::min({static_cast<std::size_t>(contentLength), bodyLimit_, maxReserve}));
    return true;
  });
}

bool Exchange::onBody(std::string_view bytes) noexcept {
  ++moved_;
  if (toSink_) {
    return contained("the body sink", [&] {
      auto written = request_.sink->write(bytes);
      return written ? true : fail(written.error());
    });
  }
  return contained("", [&] {
    if (bytes.size() > bodyLimit_ - response_.body.size()) {
      const bool isSuccess = response_.status / 100 == 2;
      return fail(tooLarge("the reply's body", isSuccess ? "maxBodySize" : "maxErrorBodySize",
                           bodyLimit_, response_.status));
    }
    response_.body.append(bytes);
    return true;
  });
}

bool Exchange::awaitsReply(std::uint64_t uploaded) const noexcept {
  if (!wasSent() || replyBegan_) return false;
  return request_.source ? sourceEnded_ && uploaded >= sourceRead_
                         : uploaded >= request_.body.size();
}

std::optional<Error> Exchange::failure() {
  if (exception_) std::rethrow_exception(exception_);
  return failure_;
}

HttpResponse Exchange::takeResponse(int status) noexcept {
  response_.status = status;
  return std::move(response_);
}

}  // namespace DIRECTUS_NAMESPACE::detail
