#include <directus/async/when_all.hpp>

#include <atomic>
#include <mutex>

#include <directus/async/event_queue.hpp>

#include "async/hop.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Operations that run together: starts the next when one has ended.
class Together : public std::enable_shared_from_this<Together> {
 public:
  Together(std::vector<Branch> branches, std::size_t atOnce, bool endsWithFirst, Job atEnd)
      : branches_(std::move(branches)),
        running_(branches_.size()),
        atOnce_(atOnce == 0 ? branches_.size() : atOnce),
        firstFailed_(branches_.size()),
        endsWithFirst_(endsWithFirst),
        atEnd_(std::move(atEnd)) {}

  void begin() { startMore(); }
  void ended(std::size_t index);
  void cancel();

  [[nodiscard]] std::size_t firstFailed() const noexcept { return firstFailed_; }
  [[nodiscard]] Branch& branch(std::size_t index) noexcept { return branches_[index]; }

 private:
  void startMore();
  /// One has ended; true when that was the last.
  bool count(std::size_t index);
  /// One has failed, and nothing was cancelled yet.
  bool hasFailed();

  std::vector<Branch> branches_;
  std::mutex mutex_;
  std::vector<Running> running_;
  std::size_t atOnce_;
  std::size_t next_ = 0;
  std::size_t ended_ = 0;
  std::size_t firstFailed_;
  bool endsWithFirst_;
  bool isCancelled_ = false;
  Job atEnd_;
};

namespace {

/// The end of one of them, also when its executor throws it away.
class BranchCompletion final : public Completion {
 public:
  BranchCompletion(std::shared_ptr<Together> together, std::size_t index)
      : together_(std::move(together)), index_(index) {}
  ~BranchCompletion() override {
    if (!together_) return;
    fail(makeError(ErrorKind::cancelled, "its executor threw it away"));
    together_->ended(index_);
  }

  void* result() noexcept override { return together_->branch(index_).result; }
  void fail(const Error& error) override {
    const Branch& branch = together_->branch(index_);
    branch.fail(branch.result, error);
  }
  void deliver(const std::exception_ptr& thrown) override {
    if (thrown) fail(errorOf(thrown));
    const std::shared_ptr<Together> together = std::move(together_);
    together->ended(index_);
  }

 private:
  std::shared_ptr<Together> together_;
  std::size_t index_;
};

Error notStarted() {
  return makeError(ErrorKind::cancelled, "cancelled before it was sent");
}

}  // namespace

void Together::startMore() {
  for (;;) {
    std::size_t index = 0;
    bool isCancelled = false;
    {
      const std::scoped_lock lock(mutex_);
      if (next_ == branches_.size() || next_ - ended_ >= atOnce_) return;
      index = next_++;
      isCancelled = isCancelled_;
    }
    Branch& branch = branches_[index];
    if (isCancelled) {
      branch.body.discard();
      branch.fail(branch.result, notStarted());
      if (count(index)) return atEnd_();
      continue;
    }
    const Running running =
        startOperation(std::move(branch.body),
                       std::make_shared<BranchCompletion>(shared_from_this(), index), nullptr);
    {
      const std::scoped_lock lock(mutex_);
      running_[index] = running;
      isCancelled = isCancelled_;
    }
    if (isCancelled) running.cancel();
  }
}

bool Together::count(std::size_t index) {
  const Branch& branch = branches_[index];
  const std::scoped_lock lock(mutex_);
  if (branch.hasFailed(branch.result) && firstFailed_ == branches_.size()) firstFailed_ = index;
  return ++ended_ == branches_.size();
}

void Together::ended(std::size_t index) {
  if (count(index)) return atEnd_();
  if (endsWithFirst_ && hasFailed()) cancel();
  startMore();
}

bool Together::hasFailed() {
  const std::scoped_lock lock(mutex_);
  return firstFailed_ != branches_.size() && !isCancelled_;
}

void Together::cancel() {
  std::vector<Running> running;
  {
    const std::scoped_lock lock(mutex_);
    isCancelled_ = true;
    running = running_;
  }
  for (const Running& each : running) each.cancel();
}

/// `co_await TogetherEnd(driver, together)`, under a driver that does not block.
class TogetherEnd {
 public:
  TogetherEnd(Driver& driver, std::vector<Branch> branches, std::size_t atOnce,
              bool endsWithFirst) noexcept
      : driver_(driver),
        branches_(std::move(branches)),
        atOnce_(atOnce),
        endsWithFirst_(endsWithFirst) {}

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> flow) {
    const auto together = std::make_shared<Together>(std::move(branches_), atOnce_, endsWithFirst_,
                                                     resuming(flow, driver_.hold()));
    together_ = together;
    if (const std::stop_source* stop = driver_.stopSource())
      stopped_.emplace(stop->get_token(), Cancel{together});
    together->begin();
  }
  std::size_t await_resume() {
    stopped_.reset();
    return together_->firstFailed();
  }

 private:
  struct Cancel {
    std::shared_ptr<Together> together;
    void operator()() const { together->cancel(); }
  };

  Driver& driver_;
  std::vector<Branch> branches_;
  std::size_t atOnce_;
  bool endsWithFirst_;
  std::shared_ptr<Together> together_;
  std::optional<std::stop_callback<Cancel>> stopped_;
};

namespace {

/// They run at the same time while the caller waits; what has to go on, goes on on its thread.
std::size_t runHere(std::vector<Branch> branches, std::size_t atOnce, bool endsWithFirst) {
  EventQueue queue;
  for (Branch& branch : branches)
    if (branch.body.get() != nullptr) branch.body.get()->executor = queue.executor();
  const auto together = std::make_shared<Together>(
      std::move(branches), atOnce, endsWithFirst,
      [&queue, executor = queue.executor()] { executor([&queue] { queue.stop(); }); });
  together->begin();
  queue.run();
  return together->firstFailed();
}

}  // namespace

Flow<std::size_t> runTogether(Driver& driver, std::vector<Branch> branches, std::size_t atOnce,
                              bool endsWithFirst) {
  if (branches.empty()) co_return std::size_t{0};
  if (driver.isBlocking()) co_return runHere(std::move(branches), atOnce, endsWithFirst);
  co_return co_await TogetherEnd(driver, std::move(branches), atOnce, endsWithFirst);
}

}  // namespace DIRECTUS_NAMESPACE::detail
