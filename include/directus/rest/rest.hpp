#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <directus/async/operation.hpp>
#include <directus/call/client_handle.hpp>
#include <directus/call/reply_slot.hpp>
#include <directus/commands/command.hpp>
#include <directus/core/auth_mode.hpp>

namespace DIRECTUS_NAMESPACE {

template <class T>
class Items;
template <class T>
struct ReadAll;
class ResumableUpload;

/// Options of the `rest` composable.
struct RestOptions {
  RequestHook onRequest{};    ///< after the command's own hooks; once, however often it is tried
  ResponseHook onResponse{};  ///< after the command's own hooks; once, after the last try
  RetryOptions retry{};       ///< when a call is tried again
  Credentials credentials = Credentials::include;  ///< `omit`: no cookies are sent
  /// In bytes. A list whose URL would be longer is read by SEARCH, as `withSearch` does it; 0 =
  /// never. Servers and proxies refuse URLs from about 8 kB on.
  std::size_t maxUrlLength = 8 * 1024;
};

namespace detail {
class RestMembers;
struct RestAccess;
struct CallRules;
}  // namespace detail

/// The composable that `rest` makes.
class DIRECTUS_EXPORT Rest {
 public:
  explicit Rest(RestOptions options);
  Rest(const Rest&) noexcept;
  Rest(Rest&&) noexcept;
  ~Rest();

  template <class Schema>
  class Mixin;

 private:
  friend class detail::RestMembers;
  std::shared_ptr<const detail::CallRules> rules_;
};

namespace detail {

/// The members that `rest` adds to a client.
class DIRECTUS_EXPORT RestMembers {
 public:
  RestMembers(const ClientHandle& client, Rest&& composable);
  RestMembers(const RestMembers&) noexcept;
  RestMembers(RestMembers&&) noexcept;
  RestMembers& operator=(const RestMembers&) noexcept;
  RestMembers& operator=(RestMembers&&) noexcept;
  ~RestMembers();

  /// Sends a command; the operation gives its reply.
  ///
  /// Errors: any `ErrorKind` but `storage`; see `Error`.
  /// Thread safety: may be called from several threads at once.
  /// Cancellation: `options.stop`, `options.timeout`, and the client's destruction.
  template <class T>
  Operation<T> request(Command<T> command, RequestOptions options) const {
    return Operation<T>(body(std::move(command).request(), std::move(options), ReplyFor<T>::ops));
  }
  template <class T>
  Operation<T> request(Command<T> command) const {
    return Operation<T>(body(std::move(command).request(), ReplyFor<T>::ops));
  }
  template <class T>
  Operation<T> request(TypedCommand<T> command, RequestOptions options) const {
    return Operation<T>(
        body(std::move(command).request(), std::move(options), ReplyFor<T, 0>::ops));
  }
  template <class T>
  Operation<T> request(TypedCommand<T> command) const {
    return Operation<T>(body(std::move(command).request(), ReplyFor<T, 0>::ops));
  }

  /// Every item of a list, page by page. `options.timeout` is each page's own.
  template <class T>
  Items<T> request(ReadAll<T> all, RequestOptions options = RequestOptions()) const;

  /// Sends what `uploadResumable` made, in as many requests as it takes; gives the key of the file.
  /// It has no deadline by default. `options` hold for the whole upload, their headers for each
  /// request.
  Operation<std::string> request(ResumableUpload upload,
                                 RequestOptions options = RequestOptions()) const;

 private:
  friend struct RestAccess;
  [[nodiscard]] PendingBody body(CommandRequest&& command, RequestOptions&& options,
                                 const ReplyOps& reply) const;
  [[nodiscard]] PendingBody body(CommandRequest&& command, const ReplyOps& reply) const;

  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<const CallRules> rules_;
};

}  // namespace detail

/// What a client gets by `.with(rest())`.
template <class Schema>
class Rest::Mixin : public detail::RestMembers {
 public:
  using RestMembers::RestMembers;
};

namespace detail {
/// As `defaultClientOptions`.
[[nodiscard]] DIRECTUS_EXPORT const RestOptions& defaultRestOptions();
}  // namespace detail

/// Gives a client `request`.
/// @see https://directus.io/docs/guides/connect/sdk
[[nodiscard]] DIRECTUS_EXPORT Rest rest(const RestOptions& options = detail::defaultRestOptions());

}  // namespace DIRECTUS_NAMESPACE
