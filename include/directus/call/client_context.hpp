#pragma once

#include <initializer_list>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include <directus/call/client_handle.hpp>
#include <directus/core/url.hpp>

namespace DIRECTUS_NAMESPACE::detail {

class AsyncSlot;
class Authenticator;
class DecoderPool;
class HomeProcess;
class RealtimeLink;
class RetryBudget;
struct CallRules;

/// What the composables of one client share. Shared by every operation, so that it outlives the
/// client itself.
class DIRECTUS_EXPORT ClientContext : public std::enable_shared_from_this<ClientContext> {
 public:
  ClientContext(std::string_view url, ClientOptions options);
  ~ClientContext();
  ClientContext(const ClientContext&) = delete;
  ClientContext& operator=(const ClientContext&) = delete;

  /// The address, or the error of an address that cannot be used: the first call ends with it.
  [[nodiscard]] const Result<BaseUrl>& base() const noexcept { return base_; }
  [[nodiscard]] const ClientOptions& options() const noexcept { return options_; }
  [[nodiscard]] Transport& transport() const noexcept { return *transport_; }
  [[nodiscard]] Clock& clock() const noexcept { return *clock_; }
  [[nodiscard]] RetryBudget& retryBudget() const noexcept { return *retryBudget_; }
  [[nodiscard]] DecoderPool& decoders() const noexcept { return *decoders_; }

  /// Where the token of a request comes from; null without a composable that has one.
  /// Set while the client is put together, never later.
  [[nodiscard]] const std::shared_ptr<Authenticator>& authenticator() const noexcept {
    return authenticator_;
  }
  void setAuthenticator(std::shared_ptr<Authenticator> authenticator) noexcept;

  /// How `rest` sends, for composables that read over REST; null without it. Set as the above.
  [[nodiscard]] const std::shared_ptr<const CallRules>& restRules() const noexcept {
    return restRules_;
  }
  void setRestRules(std::shared_ptr<const CallRules> rules) noexcept;

  /// The connection of `realtime`; null without it. Set as the above.
  [[nodiscard]] const std::shared_ptr<RealtimeLink>& realtime() const noexcept { return realtime_; }
  void setRealtime(std::shared_ptr<RealtimeLink> realtime) noexcept;

  /// Where operations that do not block go on; shared with them.
  [[nodiscard]] const std::shared_ptr<AsyncSlot>& asyncSlot() const noexcept { return asyncSlot_; }

  /// False in a child that was forked later: nothing of the client can be used there.
  [[nodiscard]] bool isOfThisProcess() const noexcept;
  /// The same as an error (`invalidArgument`): asked before a lock of the client is taken.
  [[nodiscard]] Result<void> checkProcess() const;

  /// Ends all calls in flight and all later ones with `cancelled`; does nothing in a forked child.
  void shutdown() noexcept;
  [[nodiscard]] std::stop_token stopToken() const noexcept { return stop_.get_token(); }

  /// A sink that throws is silenced: reporting never fails a call.
  void log(LogLevel level, std::string_view message,
           std::initializer_list<LogField> fields = {}) const noexcept;

 private:
  ClientOptions options_;
  Result<BaseUrl> base_;
  std::shared_ptr<Transport> transport_;
  std::shared_ptr<Clock> clock_;
  std::unique_ptr<DecoderPool> decoders_;
  std::unique_ptr<RetryBudget> retryBudget_;
  std::shared_ptr<Authenticator> authenticator_;
  std::shared_ptr<const CallRules> restRules_;
  std::unique_ptr<const HomeProcess> home_;
  std::shared_ptr<AsyncSlot> asyncSlot_;
  std::stop_source stop_;
  std::shared_ptr<RealtimeLink> realtime_;  // dies first: it uses the others
};

}  // namespace DIRECTUS_NAMESPACE::detail
