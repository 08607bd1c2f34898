#include <directus/async/operation.hpp>

#include <directus/async/driver.hpp>

namespace DIRECTUS_NAMESPACE::detail {

OperationBody::~OperationBody() = default;

void OperationBody::dropped() noexcept {}

std::shared_ptr<AsyncSlot> OperationBody::slot() const {
  return nullptr;
}

std::string OperationBody::name() const {
  return "operation";
}

PendingBody::PendingBody(OperationBody* body) noexcept : body_(body) {}

PendingBody::PendingBody(PendingBody&& other) noexcept
    : body_(std::exchange(other.body_, nullptr)) {}

PendingBody& PendingBody::operator=(PendingBody&& other) noexcept {
  if (this != &other) {
    drop();
    body_ = std::exchange(other.body_, nullptr);
  }
  return *this;
}

PendingBody::~PendingBody() {
  drop();
}

bool PendingBody::run(void* result) {
  const std::unique_ptr<OperationBody> body(release());
  if (!body) return false;
  const Flow<void> steps = body->steps(Driver::blocking(), result);
  // Under this driver no wait is left open.
  if (steps.begin()) steps.take();
  return true;
}

void PendingBody::discard() noexcept {
  delete release();
}

void PendingBody::drop() noexcept {
  const std::unique_ptr<OperationBody> body(release());
  if (body) body->dropped();
}

Error operationUsedTwice() {
  return invalidArgument("operation", "already run; make a new one for each call");
}

}  // namespace DIRECTUS_NAMESPACE::detail
