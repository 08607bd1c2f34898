#pragma once

#include <memory>

#include <directus/async/executor.hpp>
#include <directus/core/log.hpp>
#include <directus/core/milliseconds.hpp>
#include <directus/http/http_options.hpp>

namespace DIRECTUS_NAMESPACE {

class Clock;
class Transport;
struct RequestStart;
struct RequestEnd;

/// What holds for a whole client; a composable's options and a call's options come on top.
struct ClientOptions {
  HttpOptions http{};  ///< how our own transport connects; ignored with `transport`
  std::shared_ptr<Transport> transport{};  ///< your own transport instead of libcurl
  std::shared_ptr<Clock> clock{};          ///< null: the machine's clock
  LogSink log{};                           ///< where the library reports to; empty: no reports
  Milliseconds timeout = 60'000;           ///< of a whole call over all its attempts; 0 = none

  /// Where handlers and coroutines go on; empty: on a thread of the library.
  Executor executor{};

  /// For metrics and tracing: called when a request begins and when it is over, logins and
  /// refreshes included, on the thread that runs it. What they throw is ignored.
  Callback<const RequestStart&> onRequestStart{};
  Callback<const RequestEnd&> onRequestEnd{};

  /// Lets tokens, passwords and cookies travel over plain `http://` to a host other than this one.
  bool allowInsecureHttp = false;
};

}  // namespace DIRECTUS_NAMESPACE
