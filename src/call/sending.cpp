#include "call/sending.hpp"

namespace DIRECTUS_NAMESPACE::detail {

void Sending::await_suspend(std::coroutine_handle<> flow) {
  const bool streams = request_.source || request_.sink;
  const SendHandler done = [this,
                            resume = resuming(flow, driver_.hold())](Result<HttpResponse> reply) {
    reply_.emplace(std::move(reply));
    resume();
  };
  // Nothing of this object may be touched behind the call that hands it over.
  if (!streams && transport_.start(request_, limits_, done)) return;
  driver_.post(Place::helper, [this, resume = resuming(flow, driver_.hold())] {
    sendHere();
    resume();
  });
}

void Sending::sendHere() noexcept {
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
  try {
    reply_.emplace(transport_.send(request_, limits_));
  } catch (...) {
    thrown_ = std::current_exception();
  }
#else
  reply_.emplace(transport_.send(request_, limits_));
#endif
}

}  // namespace DIRECTUS_NAMESPACE::detail
