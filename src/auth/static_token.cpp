#include <directus/auth/static_token.hpp>

#include <directus/async/typed_body.hpp>

#include <directus/call/client_context.hpp>

#include <mutex>

#include <directus/call/authenticator.hpp>

#include "core/process.hpp"

namespace DIRECTUS_NAMESPACE::detail {

class TokenHolder final : public Authenticator {
 public:
  explicit TokenHolder(Secret token) : token_(std::move(token)) {}

  Result<RequestCredentials> credentials(const CredentialsWanted&, const SendOptions&) override {
    if (auto same = checkProcess(); !same) return same.error();
    const std::scoped_lock lock(mutex_);
    return RequestCredentials{.token = token_.reveal()};
  }

  std::optional<Result<RequestCredentials>> tryCredentials(const CredentialsWanted& wanted,
                                                           const Job&) override {
    return credentials(wanted, {});
  }

  Result<std::optional<std::string>> token() {
    if (auto same = checkProcess(); !same) return same.error();
    const std::scoped_lock lock(mutex_);
    if (token_.empty()) return std::optional<std::string>();
    return std::optional(token_.reveal());
  }

  void setToken(Secret token) {
    if (!checkProcess()) return;  // whoever asks for it gets the error
    const std::scoped_lock lock(mutex_);
    token_ = std::move(token);
  }

 private:
  /// In a forked child a thread that is not there may hold the mutex.
  [[nodiscard]] Result<void> checkProcess() const {
    if (process_ == currentProcess()) return {};
    return invalidArgument("client", "made before a fork: make one in this process");
  }

  const long process_ = currentProcess();
  std::mutex mutex_;
  Secret token_;
};

namespace {

class GetToken final : public TypedBody<std::optional<std::string>> {
 public:
  explicit GetToken(std::shared_ptr<TokenHolder> holder) : holder_(std::move(holder)) {}
  Flow<Result<std::optional<std::string>>> run(Driver&) override { co_return holder_->token(); }

 private:
  std::shared_ptr<TokenHolder> holder_;
};

}  // namespace

StaticTokenMembers::StaticTokenMembers(const ClientHandle& client, Secret token)
    : holder_(std::make_shared<TokenHolder>(std::move(token))) {
  client.context()->setAuthenticator(holder_);
}

Operation<std::optional<std::string>> StaticTokenMembers::getToken() const {
  return Operation<std::optional<std::string>>(PendingBody(new GetToken(holder_)));
}

void StaticTokenMembers::setToken(std::string token) {
  holder_->setToken(Secret(std::move(token)));
}

}  // namespace DIRECTUS_NAMESPACE::detail
