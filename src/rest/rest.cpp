#include <directus/rest/rest.hpp>

#include <directus/call/client_context.hpp>

#include "call/call.hpp"
#include "call/limits.hpp"
#include "call/pause.hpp"
#include "rest/rest_access.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

class RequestBody final : public OperationBody {
 public:
  RequestBody(std::shared_ptr<ClientContext> context, std::shared_ptr<const CallRules> rules,
              CommandRequest command, RequestOptions options, const ReplyOps& reply)
      : context_(std::move(context)),
        rules_(std::move(rules)),
        command_(std::move(command)),
        options_(std::move(options)),
        reply_(&reply) {}

  Flow<void> steps(Driver& driver, void* result) override {
    const ReplySlot slot{reply_, result};
    const CallLimits limits(*context_, driver, options_, command_.options);
    const CallFrame frame{driver, *context_, *rules_, options_, limits.send()};
    if (auto sent = co_await sendCommand(frame, command_, slot); !sent) slot.fail(sent.error());
  }

  void dropped() noexcept override {
    if (options_.stop.stop_requested()) return;
    context_->log(LogLevel::warn,
                  "an operation was dropped without .get() or .result(): nothing was sent",
                  {{"method", command_.method},
                   {"path", command_.path},
                   {"tag", options_.tag.empty() ? command_.options.tag : options_.tag}});
  }

  std::shared_ptr<AsyncSlot> slot() const override { return context_->asyncSlot(); }
  std::string name() const override { return command_.method + ' ' + pathTemplateOf(command_); }

 private:
  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<const CallRules> rules_;
  CommandRequest command_;
  RequestOptions options_;
  const ReplyOps* reply_;
};

CallRules rulesOf(RestOptions options) {
  return {.onRequest = std::move(options.onRequest),
          .onResponse = std::move(options.onResponse),
          .retry = std::move(options.retry),
          .sendsCookies = options.credentials != Credentials::omit,
          .maxUrlLength = options.maxUrlLength};
}

}  // namespace

RestMembers::RestMembers(const ClientHandle& client, Rest&& composable)
    : context_(client.context()), rules_(std::move(composable.rules_)) {}

RestMembers::RestMembers(const RestMembers&) noexcept = default;
RestMembers::RestMembers(RestMembers&&) noexcept = default;
RestMembers& RestMembers::operator=(const RestMembers&) noexcept = default;
RestMembers& RestMembers::operator=(RestMembers&&) noexcept = default;
RestMembers::~RestMembers() = default;

bool RestAccess::sleep(const RestMembers& rest, std::chrono::milliseconds span,
                       const std::stop_token& stop) {
  return sleepFor(rest.context_->clock(), span, stop) &&
         !rest.context_->stopToken().stop_requested();
}

PendingBody RestMembers::body(CommandRequest command, RequestOptions options,
                              const ReplyOps& reply) const {
  return PendingBody(
      new RequestBody(context_, rules_, std::move(command), std::move(options), reply));
}

PendingBody RestMembers::body(CommandRequest command, const ReplyOps& reply) const {
  return body(std::move(command), {}, reply);
}

}  // namespace DIRECTUS_NAMESPACE::detail

namespace DIRECTUS_NAMESPACE {

Rest::Rest(RestOptions options)
    : rules_(std::make_shared<const detail::CallRules>(detail::rulesOf(std::move(options)))) {}
Rest::Rest(const Rest&) noexcept = default;
Rest::Rest(Rest&&) noexcept = default;
Rest::~Rest() = default;

Rest rest(RestOptions options) {
  return Rest(std::move(options));
}

}  // namespace DIRECTUS_NAMESPACE
