#include "http/curl/slot.hpp"

#include <stop_token>

#include "core/signal_mask.hpp"
#include "http/curl/global.hpp"
#include "http/curl/wait.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Steady = CurlTransfer::Clock;

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

struct WakeLoop {
  CURLM* multi;
  void operator()() const noexcept { curl_multi_wakeup(multi); }
};

}  // namespace

Result<std::unique_ptr<CurlSlot>> CurlSlot::create(const HttpOptions& options) {
  if (curlFacts().failure) return invalidArgument("libcurl", curlFacts().failure);
  std::unique_ptr<CurlSlot> slot(new CurlSlot);
  auto transfer = CurlTransfer::create(options, slot->connections_);
  if (!transfer) return transfer.error();
  slot->transfer_ = std::move(*transfer);
  slot->multi_ = openPrivateMulti();
  if (!slot->multi_) return noMemoryForCurl();
  return slot;
}

CurlSlot::~CurlSlot() {
  const PipeSignalBlocked noSignal(curlFacts().raisesPipeSignal());  // TLS says goodbye
  transfer_.reset();
  multi_.reset();
}

Result<HttpResponse> CurlSlot::perform(Exchange& exchange, const SendOptions& limits) {
  const PipeSignalBlocked noSignal(curlFacts().raisesPipeSignal());
  CurlEnd end = transfer_->begin(exchange, limits);
  if (end.ok()) {
    do end = drive(limits);
    while (transfer_->goesAgain(end));
  }
  return transfer_->finish(end);
}

CurlEnd CurlSlot::drive(const SendOptions& limits) {
  CURLM* const multi = multi_.get();
  if (curl_multi_add_handle(multi, transfer_->handle()) != CURLM_OK)
    return {.code = CURLE_OUT_OF_MEMORY};
  const Attached attached(multi, transfer_->handle());
  std::optional<std::stop_callback<WakeLoop>> wake;
  if (limits.stop.stop_possible()) wake.emplace(limits.stop, WakeLoop{multi});

  for (int running = 1; curl_multi_perform(multi, &running) == CURLM_OK;) {
    if (running == 0) return {.code = resultOfTransfer()};
    const Steady::time_point now = Steady::now();
    const CurlTransfer::Look look = transfer_->look(now);
    if (look.over) return *look.over;
    curl_multi_poll(multi, nullptr, 0, millisecondsToWait(now, look.again, true), nullptr);
  }
  isUsable_ = false;
  return {.code = CURLE_FAILED_INIT};
}

CURLcode CurlSlot::resultOfTransfer() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left))
    if (message->msg == CURLMSG_DONE && message->easy_handle == transfer_->handle())
      return message->data.result;
  return CURLE_FAILED_INIT;
}

}  // namespace DIRECTUS_NAMESPACE::detail
