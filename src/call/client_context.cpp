#include <directus/call/client_context.hpp>

#include <directus/call/authenticator.hpp>
#include <directus/call/realtime_link.hpp>
#include <directus/core/clock.hpp>

#include "async/async_slot.hpp"
#include "call/retry_budget.hpp"
#include "codec/decoder_pool.hpp"
#include "core/process.hpp"
#include "core/report.hpp"
#include "http/curl/pooled_transport.hpp"

namespace DIRECTUS_NAMESPACE::detail {

Authenticator::~Authenticator() = default;
RealtimeLink::~RealtimeLink() = default;

bool Authenticator::report(const RequestCredentials&, const Error&) {
  return false;
}

ClientContext::ClientContext(std::string_view url, ClientOptions options)
    : options_(std::move(options)),
      base_(BaseUrl::parse(url)),
      transport_(options_.transport ? options_.transport : pooledTransport(options_.http)),
      clock_(options_.clock ? options_.clock : systemClock()),
      decoders_(std::make_unique<DecoderPool>()),
      retryBudget_(std::make_unique<RetryBudget>()),
      home_(std::make_unique<HomeProcess>()),
      asyncSlot_(new AsyncSlot(options_.executor, options_.log, clock_), LeftToParent()) {}

ClientContext::~ClientContext() = default;

Result<void> ClientContext::checkProcess() const {
  return home_->check();
}

bool ClientContext::isOfThisProcess() const noexcept {
  return home_->isHere();
}

void ClientContext::setAuthenticator(std::shared_ptr<Authenticator> authenticator) noexcept {
  authenticator_ = std::move(authenticator);
}

void ClientContext::setRestRules(std::shared_ptr<const CallRules> rules) noexcept {
  restRules_ = std::move(rules);
}

void ClientContext::setRealtime(std::shared_ptr<RealtimeLink> realtime) noexcept {
  realtime_ = std::move(realtime);
}

void ClientContext::shutdown() noexcept {
  if (!home_->isHere()) return;  // it would stop the parent's calls, or wait for their locks
  stop_.request_stop();
  if (realtime_) realtime_->shutdown();
  if (authenticator_) authenticator_->shutdown();
}

void ClientContext::log(LogLevel level, std::string_view message,
                        std::initializer_list<LogField> fields) const noexcept {
  report(options_.log,
         {.level = level, .message = message, .fields = {fields.begin(), fields.end()}});
}

namespace {

/// Ends the calls of a client.
struct Alive {
  explicit Alive(std::shared_ptr<ClientContext> client) noexcept : context(std::move(client)) {}
  Alive(const Alive&) = delete;
  Alive& operator=(const Alive&) = delete;
  ~Alive() { context->shutdown(); }
  std::shared_ptr<ClientContext> context;
};

}  // namespace

ClientHandle::ClientHandle(std::shared_ptr<ClientContext> context)
    : context_(std::move(context)), alive_(std::make_shared<Alive>(context_)) {}

ClientHandle::ClientHandle(const ClientHandle&) noexcept = default;
ClientHandle::ClientHandle(ClientHandle&&) noexcept = default;
ClientHandle& ClientHandle::operator=(const ClientHandle&) noexcept = default;
ClientHandle& ClientHandle::operator=(ClientHandle&&) noexcept = default;
ClientHandle::~ClientHandle() = default;

ClientHandle makeHandle(std::string_view url, const ClientOptions& options) {
  return ClientHandle(
      std::shared_ptr<ClientContext>(new ClientContext(url, options), LeftToParent()));
}

const ClientOptions& defaultClientOptions() {
  static const ClientOptions options;
  return options;
}

}  // namespace DIRECTUS_NAMESPACE::detail
