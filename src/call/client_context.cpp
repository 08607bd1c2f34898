#include <directus/call/client_context.hpp>

#include <directus/call/authenticator.hpp>
#include <directus/core/clock.hpp>

#include "call/retry_budget.hpp"
#include "codec/decoder_pool.hpp"
#include "core/process.hpp"
#include "core/report.hpp"

namespace DIRECTUS_NAMESPACE::detail {

Authenticator::~Authenticator() = default;

Result<RequestCredentials> Authenticator::freshCredentials(const SendOptions& limits) {
  return credentials(limits);
}

Result<bool> Authenticator::renew(const RequestCredentials&, const SendOptions&) {
  return false;
}

ClientContext::ClientContext(std::string_view url, ClientOptions options)
    : options_(std::move(options)),
      base_(BaseUrl::parse(url)),
      transport_(options_.transport ? options_.transport
                                    : std::make_shared<CurlTransport>(options_.http)),
      clock_(options_.clock ? options_.clock : systemClock()),
      decoders_(std::make_unique<DecoderPool>()),
      retryBudget_(std::make_unique<RetryBudget>()),
      home_(std::make_unique<HomeProcess>()) {}

ClientContext::~ClientContext() = default;

void ClientContext::setAuthenticator(std::shared_ptr<Authenticator> authenticator) noexcept {
  authenticator_ = std::move(authenticator);
}

Result<void> ClientContext::checkProcess() const {
  return home_->check();
}

void ClientContext::shutdown() noexcept {
  if (!home_->isHere()) return;  // it would stop the parent's calls, or wait for their locks
  stop_.request_stop();
  if (authenticator_) authenticator_->shutdown();
}

void ClientContext::log(LogLevel level, std::string_view message,
                        std::initializer_list<LogField> fields) const noexcept {
  report(options_.log,
         {.level = level, .message = message, .fields = {fields.begin(), fields.end()}});
}

ClientHandle::ClientHandle(std::shared_ptr<ClientContext> context) noexcept
    : context_(std::move(context)) {}

ClientHandle::ClientHandle(ClientHandle&&) noexcept = default;

ClientHandle& ClientHandle::operator=(ClientHandle&& other) noexcept {
  if (this != &other) {
    if (context_) context_->shutdown();
    context_ = std::move(other.context_);
  }
  return *this;
}

ClientHandle::~ClientHandle() {
  if (context_) context_->shutdown();
}

ClientHandle makeHandle(std::string_view url) {
  return makeHandle(url, {});
}

ClientHandle makeHandle(std::string_view url, ClientOptions options) {
  return ClientHandle(std::shared_ptr<ClientContext>(new ClientContext(url, std::move(options)),
                                                     LeftToParent()));
}

}  // namespace DIRECTUS_NAMESPACE::detail
