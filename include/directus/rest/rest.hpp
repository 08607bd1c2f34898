#pragma once

#include <memory>
#include <optional>
#include <utility>

#include <directus/commands/command.hpp>
#include <directus/core/auth_mode.hpp>
#include <directus/core/operation.hpp>
#include <directus/http/client_context.hpp>
#include <directus/rest/reply.hpp>

namespace directus::inline v0 {

/// Options of the `rest` composable.
struct RestOptions {
  RequestHook onRequest{};    ///< after the command's own hooks; once, however often it is tried
  ResponseHook onResponse{};  ///< after the command's own hooks; once, after the last try
  RetryOptions retry{};       ///< when a call is tried again
  Credentials credentials = Credentials::include;  ///< `omit`: no cookies are sent
};

namespace detail {

/// Where a reply goes: `read` fills what `target` points to.
struct ReplyTarget {
  void* target = nullptr;
  Result<void> (*read)(void* target, HttpResponse& response, Decoder& decoder) = nullptr;
  bool takesNotModified = false;  ///< 304 is a reply like any other, not an error
};

/// Sends a command and hands over the reply: the one place that knows the order of the steps.
DIRECTUS_EXPORT Result<void> sendCommand(const ClientContext& context, const RestOptions& rest,
                                         const CommandRequest& command,
                                         const RequestOptions& options, ReplyTarget target);

/// Says in the log that a request was never sent.
DIRECTUS_EXPORT void logDropped(const ClientContext& context,
                                const CommandRequest& command) noexcept;

template <class T>
class RequestTask final : public OperationTask<T> {
 public:
  RequestTask(std::shared_ptr<ClientContext> context, std::shared_ptr<const RestOptions> rest,
              CommandRequest command, RequestOptions options)
      : context_(std::move(context)),
        rest_(std::move(rest)),
        command_(std::move(command)),
        options_(std::move(options)) {}

  Result<T> run() override {
    std::optional<Result<T>> reply;
    const ReplyTarget target{
        .target = &reply,
        .read = [](void* out, HttpResponse& response, Decoder& decoder) -> Result<void> {
          auto& slot = *static_cast<std::optional<Result<T>>*>(out);
          slot.emplace(ReplyReader<T>::read(response, decoder));
          if (!*slot) return slot->error();
          return {};
        },
        .takesNotModified = std::is_same_v<T, HttpResponse>};
    if (auto sent = sendCommand(*context_, *rest_, command_, options_, target); !sent)
      return sent.error();
    return std::move(*reply);
  }

  void dropped() noexcept override { logDropped(*context_, command_); }

 private:
  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<const RestOptions> rest_;
  CommandRequest command_;
  RequestOptions options_;
};

/// The members that `rest` adds to a client.
class RestMembers {
 public:
  RestMembers(std::shared_ptr<ClientContext> context, RestOptions options)
      : context_(std::move(context)),
        options_(std::make_shared<const RestOptions>(std::move(options))) {}

  /// Sends a command; the operation gives its reply.
  ///
  /// Errors: any `ErrorKind` but `storage`; see `Error`.
  /// Thread safety: may be called from several threads at once.
  /// Cancellation: `options.stop`, `options.timeout`, and the client's destruction.
  template <class T>
  Operation<T> request(Command<T> command, RequestOptions options = {}) const {
    return Operation<T>(std::make_unique<RequestTask<T>>(
        context_, options_, std::move(command).request(), std::move(options)));
  }

 private:
  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<const RestOptions> options_;
};

}  // namespace detail

/// The composable that `rest` makes.
struct Rest {
  RestOptions options;

  template <class Schema>
  class Mixin : public detail::RestMembers {
   public:
    Mixin(const std::shared_ptr<detail::ClientContext>& context, Rest composable)
        : RestMembers(context, std::move(composable.options)) {}
  };
};

/// Gives a client `request`.
/// @see https://directus.io/docs/guides/connect/sdk
[[nodiscard]] inline Rest rest(RestOptions options = {}) {
  return {std::move(options)};
}

}  // namespace directus::inline v0
