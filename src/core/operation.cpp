#include <directus/core/operation.hpp>

#include <memory>

namespace DIRECTUS_NAMESPACE::detail {

OperationTask::~OperationTask() = default;

void OperationTask::dropped() noexcept {}

PendingTask::PendingTask(OperationTask* task) noexcept : task_(task) {}

PendingTask::PendingTask(PendingTask&& other) noexcept
    : task_(std::exchange(other.task_, nullptr)) {}

PendingTask& PendingTask::operator=(PendingTask&& other) noexcept {
  if (this != &other) {
    drop();
    task_ = std::exchange(other.task_, nullptr);
  }
  return *this;
}

PendingTask::~PendingTask() {
  drop();
}

bool PendingTask::run(void* result) {
  const std::unique_ptr<OperationTask> task(std::exchange(task_, nullptr));
  if (task) task->run(result);
  return task != nullptr;
}

void PendingTask::drop() noexcept {
  const std::unique_ptr<OperationTask> task(std::exchange(task_, nullptr));
  if (task) task->dropped();
}

Error operationUsedTwice() {
  return invalidArgument("operation", "already run; make a new one for each call");
}

}  // namespace DIRECTUS_NAMESPACE::detail
