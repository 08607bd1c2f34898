#include <directus/async/coroutine.hpp>

#include "async/hop.hpp"

namespace DIRECTUS_NAMESPACE::detail {

Completion::~Completion() = default;

Error thrownError(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Error& error) {
    return error;
  }
}

Error errorOf(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Error& error) {
    return error;
  } catch (const std::exception& other) {
    return makeError(ErrorKind::cancelled,
                     std::string("an exception ended the operation: ") + other.what());
  } catch (...) {
    return makeError(ErrorKind::cancelled, "an exception ended the operation");
  }
}

void resumeLater(Driver& driver, std::coroutine_handle<> flow) noexcept {
  driver.post(Place::handlers, resuming(flow, driver.hold()));
}

bool NestedWait::begin(void* result) {
  running_.reset(body_.release());
  if (!running_) {
    isEnded_ = true;
    return false;
  }
  if (const auto slot = running_->slot()) driver_.adopt(slot);
  flow_.emplace(running_->steps(driver_, result));
  isEnded_ = flow_->begin();
  return true;
}

bool NestedWait::attach(std::coroutine_handle<> parent) noexcept {
  parent_ = parent;
  go = [](Continuation& self) noexcept {
    auto& wait = static_cast<NestedWait&>(self);
    resumeLater(wait.driver_, wait.parent_);
  };
  return flow_->promise().attach(*this);
}

void NestedWait::rethrow() const {
  if (flow_) flow_->promise().rethrow();
}

}  // namespace DIRECTUS_NAMESPACE::detail
