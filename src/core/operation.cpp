#include <directus/core/operation.hpp>

namespace directus::inline v0::detail {

OperationTask::~OperationTask() = default;

void OperationTask::dropped() noexcept {}

PendingTask::PendingTask(std::unique_ptr<OperationTask> task) noexcept : task_(std::move(task)) {}

PendingTask::PendingTask(PendingTask&&) noexcept = default;

PendingTask& PendingTask::operator=(PendingTask&& other) noexcept {
  if (this != &other) {
    drop();
    task_ = std::move(other.task_);
  }
  return *this;
}

PendingTask::~PendingTask() {
  drop();
}

bool PendingTask::run(void* result) {
  const auto task = std::move(task_);
  if (task) task->run(result);
  return task != nullptr;
}

void PendingTask::drop() noexcept {
  if (task_) task_->dropped();
  task_.reset();
}

Error operationUsedTwice() {
  return invalidArgument("operation", "already run; make a new one for each call");
}

}  // namespace directus::inline v0::detail
