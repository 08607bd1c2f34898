#pragma once

#include <directus/core/callback.hpp>

namespace DIRECTUS_NAMESPACE {

/// One thing to do, made by the library: call it once, on any thread. Copies share it. A job that
/// is thrown away ends what it belongs to without a word: its handler is not called.
using Job = Callback<>;

/// Where handlers and coroutines go on: takes a job and calls it later, on one of your threads, in
/// the order in which jobs come. It must not call the job itself before it returns.
///
///     {.executor = [](Job job) { QMetaObject::invokeMethod(qApp, std::move(job)); }}
///
/// Thread safety: called from any thread of the library, several at once.
using Executor = Callback<Job>;

}  // namespace DIRECTUS_NAMESPACE
