#include <directus/auth/static_token.hpp>

#include <directus/async/typed_body.hpp>

#include <directus/call/client_context.hpp>

#include <mutex>

#include <directus/call/authenticator.hpp>

namespace DIRECTUS_NAMESPACE::detail {

class TokenHolder final : public Authenticator {
 public:
  explicit TokenHolder(Secret token) : token_(std::move(token)) {}

  Result<RequestCredentials> credentials(const CredentialsWanted&, const SendOptions&) override {
    const std::scoped_lock lock(mutex_);
    return RequestCredentials{.token = token_.reveal()};
  }

  std::optional<Result<RequestCredentials>> tryCredentials(const CredentialsWanted& wanted,
                                                           const Job&) override {
    return credentials(wanted, {});
  }

  std::optional<std::string> token() {
    const std::scoped_lock lock(mutex_);
    if (token_.empty()) return std::nullopt;
    return token_.reveal();
  }

  void setToken(Secret token) {
    const std::scoped_lock lock(mutex_);
    token_ = std::move(token);
  }

 private:
  std::mutex mutex_;
  Secret token_;
};

namespace {

class GetToken final : public TypedBody<std::optional<std::string>> {
 public:
  explicit GetToken(std::shared_ptr<TokenHolder> holder) : holder_(std::move(holder)) {}
  Flow<Result<std::optional<std::string>>> run(Driver&) override {
    co_return Result<std::optional<std::string>>(holder_->token());
  }

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
