#pragma once

#include <QMetaObject>
#include <QObject>
#include <memory>
#include <mutex>
#include <utility>

#include <directus/async/executor.hpp>

// See qt.hpp.

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// An object that may be destroyed while other threads post to it.
class QtTarget {
 public:
  explicit QtTarget(QObject* object) : object_(object) {}

  void post(Job job) {
    const std::scoped_lock lock(mutex_);
    if (object_ != nullptr)
      QMetaObject::invokeMethod(
          object_, [job = std::move(job)] { job(); }, Qt::QueuedConnection);
  }
  void forget() {
    const std::scoped_lock lock(mutex_);
    object_ = nullptr;
  }

 private:
  std::mutex mutex_;
  QObject* object_;
};

}  // namespace detail

/// Handlers and coroutines go on on the thread of `object`, from its event loop:
/// `ClientOptions::executor` takes it (with `qApp`), and `Operation::on` (with a window).
///
///     auto client = createDirectus<Schema>(url, {.executor = qtExecutor(qApp)}).with(rest());
///     client.request(command).on(qtExecutor(this)).start([this](Result<std::vector<Card>> cards)
///     {…});
///
/// Nothing is called once the object is gone, as with a `connect` that has a context. The call
/// itself goes on to its end: a `Scope` as a member cancels it.
/// With QCoro a `QCoro::Task` can `co_await` operations as they are.
///
/// Lifetimes: `object` is alive when this is called; it may be moved to another thread later.
/// @see https://doc.qt.io/qt-6/threads-qobject.html
[[nodiscard]] inline Executor qtExecutor(QObject* object) {
  const auto target = std::make_shared<detail::QtTarget>(object);
  // Without a context object: called on the thread that destroys it, before it is gone.
  QObject::connect(object, &QObject::destroyed, [target] { target->forget(); });
  return [target](Job job) { target->post(std::move(job)); };
}

}  // namespace DIRECTUS_NAMESPACE
