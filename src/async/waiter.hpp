#pragma once

#include <utility>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Waits for what another thread brings. It is a link of the list that it stands in, so that
/// waiting asks for no memory.
class Waiter {
 public:
  Waiter() noexcept = default;
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;

  /// Called once, and never under the lock of the list. The waiter may be gone when it returns.
  virtual void wake() noexcept = 0;

 protected:
  ~Waiter() = default;

 private:
  friend class WaiterList;
  Waiter* before_ = nullptr;
  Waiter* next_ = nullptr;
  const void* list_ = nullptr;
};

/// Those who wait. Guarded by a lock of its owner, except for `wakeAll` of a list that only one
/// thread knows.
class WaiterList {
 public:
  WaiterList() noexcept = default;
  WaiterList(const WaiterList&) = delete;
  WaiterList& operator=(const WaiterList&) = delete;

  [[nodiscard]] bool empty() const noexcept { return first_ == nullptr; }

  /// Behind the others.
  void add(Waiter& waiter) noexcept {
    waiter.before_ = last_;
    waiter.next_ = nullptr;
    waiter.list_ = this;
    (last_ != nullptr ? last_->next_ : first_) = &waiter;
    last_ = &waiter;
  }

  /// Takes it out, so that it is not woken. False when it is not in this list: then it has been
  /// taken to be woken, and that happens in any case.
  bool remove(Waiter& waiter) noexcept {
    if (waiter.list_ != this) return false;
    (waiter.before_ != nullptr ? waiter.before_->next_ : first_) = waiter.next_;
    (waiter.next_ != nullptr ? waiter.next_->before_ : last_) = waiter.before_;
    waiter.list_ = nullptr;
    return true;
  }

  /// Whether `is` is true of one of them.
  template <class Is>
  [[nodiscard]] bool any(Is is) const {
    for (Waiter* waiter = first_; waiter != nullptr; waiter = waiter->next_)
      if (is(*waiter)) return true;
    return false;
  }

  /// Calls `visit` with each; those for which it says true go over to `taken`.
  template <class Visit>
  void take(WaiterList& taken, Visit visit) noexcept {
    for (Waiter* waiter = first_; waiter != nullptr;) {
      Waiter& one = *waiter;
      waiter = one.next_;
      if (!visit(one)) continue;
      remove(one);
      taken.add(one);
    }
  }

  /// All of them go over to `taken`.
  void takeAll(WaiterList& taken) noexcept {
    take(taken, [](Waiter&) { return true; });
  }

  /// Wakes all and is empty. Not under the lock.
  void wakeAll() noexcept {
    for (Waiter* waiter = std::exchange(first_, nullptr); waiter != nullptr;) {
      Waiter& one = *waiter;
      waiter = one.next_;  // once it is woken it may be gone
      one.wake();
    }
    last_ = nullptr;
  }

 private:
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
};

}  // namespace DIRECTUS_NAMESPACE::detail
