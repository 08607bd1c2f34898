#include "http/curl/slot.hpp"

#include <algorithm>
#include <stop_token>

#include "http/curl/callbacks.hpp"
#include "http/curl/global.hpp"
#include "http/curl/setup.hpp"
#include "http/stall_watch.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// A multi handle holds its transfer only while it is driven: an abandoned one is closed.
class Attached {
 public:
  Attached(CURLM* multi, CURL* easy) noexcept : multi_(multi), easy_(easy) {}
  ~Attached() { curl_multi_remove_handle(multi_, easy_); }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  CURLM* multi_;
  CURL* easy_;
};

struct Wake {
  CURLM* multi;
  void operator()() const noexcept { curl_multi_wakeup(multi); }
};

/// Milliseconds to wait for `then`, rounded up so that waiting does not end just before it.
int waitUntil(CurlSlot::Clock::time_point now, CurlSlot::Clock::time_point then) {
  constexpr std::chrono::milliseconds longest = std::chrono::minutes(1);
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(then - now);
  return static_cast<int>(std::clamp(left, std::chrono::milliseconds(0), longest).count());
}

}  // namespace

Result<std::unique_ptr<CurlSlot>> CurlSlot::create(const HttpOptions& options) {
  if (curlFacts().failure) return invalidArgument("libcurl", curlFacts().failure);
  if (auto valid = validateHeaders({{"User-Agent", options.userAgent}}); !valid)
    return valid.error();
  std::unique_ptr<CurlSlot> slot(new CurlSlot(options));
  slot->multi_.reset(curl_multi_init());
  slot->easy_.reset(curl_easy_init());
  if (!slot->multi_ || !slot->easy_)
    return Error({.kind = ErrorKind::network,
                  .message = "libcurl has no memory or no descriptors left",
                  .retryable = true});

  CURLcode code = setUpHandle(slot->easy_.get(), options);
  if (code == CURLE_OK) {
    EasyOptions easy(slot->easy_.get());
    easy.set(CURLOPT_ERRORBUFFER, slot->errorText_.data());
    CurlCallbacks::install(easy, *slot);
    code = easy.code();
  }
  if (code != CURLE_OK) return invalidArgument("HttpOptions", curl_easy_strerror(code));
  return slot;
}

Result<HttpResponse> CurlSlot::perform(Exchange& exchange, const SendOptions& options) {
  errorText_[0] = '\0';
  exchange_ = &exchange;
  CurlEnd end;
  chooseConnection(exchange.request());
  end.code = request_.apply(easy_.get(), exchange.request());
  if (end.code == CURLE_OK)
    end = drive(exchange, options);
  else
    isUsable_ = false;  // which of the options it has taken is not known
  exchange_ = nullptr;
  request_.wipe();

  if (end.reason != CurlEnd::Reason::cancelled)
    if (auto failure = exchange.failure()) return *failure;
  long status = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  // To libcurl, a header block that the end of the connection cuts off is a whole one.
  if (end.ok() && !exchange.hasHeaders(static_cast<int>(status))) end.code = CURLE_PARTIAL_FILE;
  if (!end.ok()) return errorOf(end, exchange, errorText_.data());
  constexpr std::chrono::seconds margin{1};
  const auto keepAlive = exchange.keepAlive();
  trustedUntil_ = keepAlive ? Clock::now() + (*keepAlive - margin) : Clock::time_point::max();
  return exchange.takeResponse(static_cast<int>(status));
}

/// A request that must not be sent twice does not go out on a connection that its server is about
/// to close: it would be lost on the way, and nobody would notice.
void CurlSlot::chooseConnection(const HttpRequest& request) {
  const bool fresh = !request.repeatable && trustedUntil_ != Clock::time_point::max() &&
                     Clock::now() >= trustedUntil_;
  if (fresh != wantsFresh_) curl_easy_setopt(easy_.get(), CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
  wantsFresh_ = fresh;
}

CurlEnd CurlSlot::drive(const Exchange& exchange, const SendOptions& options) {
  CURLM* const multi = multi_.get();
  using Reason = CurlEnd::Reason;
  if (curl_multi_add_handle(multi, easy_.get()) != CURLM_OK) return {.code = CURLE_OUT_OF_MEMORY};
  const Attached attached(multi, easy_.get());
  std::optional<std::stop_callback<Wake>> wake;
  if (options.stop.stop_possible()) wake.emplace(options.stop, Wake{multi});

  StallWatch stall(exchange.options().stallTimeout);
  for (int running = 1;;) {
    if (curl_multi_perform(multi, &running) != CURLM_OK) break;
    if (running == 0) return {.code = resultOfTransfer()};
    if (options.stop.stop_requested()) return {.reason = Reason::cancelled};

    const Clock::time_point now = Clock::now();
    Clock::time_point next = Clock::time_point::max();
    if (options.deadline) next = *options.deadline;
    if (now >= next) return {.reason = Reason::deadline};
    if (exchange.wasSent()) {
      curl_off_t uploaded = 0;  // a body in memory moves without a callback
      curl_easy_getinfo(easy_.get(), CURLINFO_SIZE_UPLOAD_T, &uploaded);
      if (stall.isStalled(now, exchange.moved() + static_cast<std::uint64_t>(uploaded)))
        return {.reason = Reason::stalled};
      next = std::min(next, stall.end());
    }
    curl_multi_poll(multi, nullptr, 0, waitUntil(now, next), nullptr);
  }
  isUsable_ = false;
  return {.code = CURLE_FAILED_INIT};
}

CURLcode CurlSlot::resultOfTransfer() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left))
    if (message->msg == CURLMSG_DONE && message->easy_handle == easy_.get())
      return message->data.result;
  return CURLE_FAILED_INIT;
}

}  // namespace DIRECTUS_NAMESPACE::detail
