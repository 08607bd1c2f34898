#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/commands/command.hpp>
#include <directus/files/progress.hpp>
#include <directus/http/body.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// Counts what a request's source or sink moves.
DIRECTUS_EXPORT RequestHook progressHook(ProgressHandler handler);

/// Sends a 2xx body to `sink`, as it was stored: not compressed for the way.
DIRECTUS_EXPORT CommandRequest toSink(CommandRequest request, std::shared_ptr<BodySink> sink);

/// Saves a 2xx body as a file, going on with what an earlier call has left.
DIRECTUS_EXPORT CommandRequest toFile(CommandRequest request, std::string name);

template <class F>
class CallbackSink final : public BodySink {
 public:
  explicit CallbackSink(F handler) : handler_(std::move(handler)) {}
  Result<void> write(std::string_view bytes) override {
    if constexpr (std::is_convertible_v<std::invoke_result_t<F&, std::string_view>, Result<void>>) {
      return handler_(bytes);
    } else {
      handler_(bytes);
      return {};
    }
  }

 private:
  F handler_;
};

}  // namespace detail

/// The command; it calls `handler` with how far its stream is: the form that it sends, or the reply
/// that goes to a sink (then `withProgress` is the outer one).
template <class T>
Command<T> withProgress(Command<T> command, ProgressHandler handler) {
  auto request = std::move(command).request();
  request.onRequest.push_back(detail::progressHook(std::move(handler)));
  return Command<T>(std::move(request));
}

/// The command with the body of its 2xx reply going to `sink`, however long it is: the result has
/// status and headers only. The call has no deadline by default, but a stalled one ends.
template <class T>
Command<HttpResponse> withSink(Command<T> command, std::shared_ptr<BodySink> sink) {
  return Command<HttpResponse>(detail::toSink(std::move(command).request(), std::move(sink)));
}

/// The command with the body of its 2xx reply going to a function, which takes each piece as a
/// `std::string_view`. It may return a
/// `Result<void>`, whose error ends the call, or throw one. A download that was cut is not
/// repeated: what the function has got, it keeps.
template <class T, class F>
  requires std::is_invocable_v<F&, std::string_view>
Command<HttpResponse> withSink(Command<T> command, F handler) {
  return withSink(
      std::move(command),
      std::shared_ptr<BodySink>(std::make_shared<detail::CallbackSink<F>>(std::move(handler))));
}

/// The command with the body of its 2xx reply saved as the file `name` (UTF-8), which is there with
/// all of its bytes or not at all: the result has status and headers only.
///
/// Until then its bytes are in NAME.part, and what they are a part of in NAME.part.etag. A download
/// that was cut, by the network, by a cancelled call or by the end of the process, goes on where it
/// was if the file at the server is still the same: by its length and its `ETag`, which at Directus
/// is the second of its last change. Transformed images and zips start over.
///
/// Errors: `storage`, with the name of the file and what is wrong with it, such as another download
/// that is writing it.
/// Portability: not on Windows yet; there every call is a `storage` error.
template <class T>
Command<HttpResponse> withFile(Command<T> command, std::string name) {
  return Command<HttpResponse>(detail::toFile(std::move(command).request(), std::move(name)));
}

}  // namespace DIRECTUS_NAMESPACE
