// Lets a whole test program run asynchronously: with DIRECTUS_TEST_DRIVER=start in the environment
// each `get` and `result` starts its operation and waits for its end, and each `send` of a
// transport goes by its loop. It sits between the library's translation units (ld --wrap, see
// catch2.cmake), so that neither the library nor a test knows of it.
#include <directus/async/coroutine.hpp>
#include <directus/async/event_queue.hpp>
#include <directus/http/transport.hpp>

#include <cstdlib>
#include <future>
#include <string_view>

using namespace directus;

namespace {

bool isStarting() {
  static const bool is = [] {
    const char* const driver = std::getenv("DIRECTUS_TEST_DRIVER");
    return driver != nullptr && std::string_view(driver) == "start";
  }();
  return is;
}

/// What a started operation ends with, for the thread that waits and runs the handlers meanwhile.
class Waited final : public detail::Completion {
 public:
  Waited(void* result, EventQueue& queue) noexcept : result_(result), queue_(queue) {}

  void* result() noexcept override { return result_; }
  void fail(const Error&) override {}  // only of an operation that was run before
  void deliver(const std::exception_ptr& thrown) override {
    thrown_ = thrown;
    queue_.stop();
  }
  [[nodiscard]] const std::exception_ptr& thrown() const noexcept { return thrown_; }

 private:
  void* result_;
  EventQueue& queue_;
  std::exception_ptr thrown_{};
};

}  // namespace

// The names that the linker gives to what is wrapped.
bool realRun(detail::PendingBody* self,
             void* result) __asm__("__real__ZN" DIRECTUS_MANGLED "6detail11PendingBody3runEPv");
bool wrappedRun(detail::PendingBody* self,
                void* result) __asm__("__wrap__ZN" DIRECTUS_MANGLED "6detail11PendingBody3runEPv");
#define DIRECTUS_SEND \
  DIRECTUS_MANGLED "13CurlTransport4sendERKNS0_11HttpRequestERKNS0_11SendOptionsE"
Result<HttpResponse> realSend(CurlTransport* self, const HttpRequest& request,
                              const SendOptions& options) __asm__("__real__ZN" DIRECTUS_SEND);
Result<HttpResponse> wrappedSend(CurlTransport* self, const HttpRequest& request,
                                 const SendOptions& options) __asm__("__wrap__ZN" DIRECTUS_SEND);

bool wrappedRun(detail::PendingBody* self, void* result) {
  if (!isStarting() || self->get() == nullptr) return realRun(self, result);
  EventQueue queue;
  self->get()->executor = queue.executor();
  const auto waited = std::make_shared<Waited>(result, queue);
  detail::startOperation(detail::PendingBody(self->release()), waited, nullptr);
  queue.run();
  if (waited->thrown()) std::rethrow_exception(waited->thrown());
  return true;
}

Result<HttpResponse> wrappedSend(CurlTransport* self, const HttpRequest& request,
                                 const SendOptions& options) {
  if (!isStarting()) return realSend(self, request, options);
  std::promise<Result<HttpResponse>> reply;
  const bool started = self->start(request, options, [&reply](Result<HttpResponse> result) {
    reply.set_value(std::move(result));
  });
  return started ? reply.get_future().get() : realSend(self, request, options);
}
