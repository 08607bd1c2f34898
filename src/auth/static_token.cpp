#include <directus/auth/static_token.hpp>

#include <directus/async/typed_body.hpp>

#include <directus/call/client_context.hpp>

#include <mutex>
#include <string_view>

#include <directus/call/authenticator.hpp>

#include "core/process.hpp"

namespace DIRECTUS_NAMESPACE::detail {

class TokenHolder final : public Authenticator {
 public:
  explicit TokenHolder(Secret token) : token_(std::move(token)), isGiven_(true) {}

  Result<RequestCredentials> credentials(const CredentialsWanted&, const SendOptions&) override {
    if (auto same = checkProcess(); !same) return same.error();
    const std::scoped_lock lock(mutex_);
    if (const char* why = refused()) return invalidArgument("staticToken", why);
    return RequestCredentials{.token = token_.reveal()};
  }

  std::optional<Result<RequestCredentials>> tryCredentials(const CredentialsWanted& wanted,
                                                           const CredentialsTaker&) override {
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
    isGiven_ = false;
  }

 private:
  /// Why the token of `staticToken` cannot be meant; null when it can.
  [[nodiscard]] const char* refused() const {
    if (!isGiven_) return nullptr;
    const std::string& token = token_.reveal();
    if (token.empty()) return "the token is empty (an environment variable that is not set?)";
    constexpr std::string_view blanks = " \t\r\n";
    const bool isTrimmed =
        blanks.find(token.front()) == blanks.npos && blanks.find(token.back()) == blanks.npos;
    return isTrimmed ? nullptr : "the token begins or ends with a blank or a line end";
  }

  /// In a forked child a thread that is not there may hold the mutex.
  [[nodiscard]] Result<void> checkProcess() const {
    if (process_ == currentProcess()) return {};
    return invalidArgument("client", "made before a fork: make one in this process");
  }

  const long process_ = currentProcess();
  std::mutex mutex_;
  Secret token_;
  bool isGiven_;  // by `staticToken`, not by `setToken`, for which "" means nobody
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
