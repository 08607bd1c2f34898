#include <directus/rest/rest.hpp>

#include <directus/call/client_context.hpp>

#include "call/sleep.hpp"
#include "rest/pipeline.hpp"
#include "rest/rest_access.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

class RequestTask final : public OperationTask {
 public:
  RequestTask(std::shared_ptr<ClientContext> context, std::shared_ptr<const RestOptions> rest,
              CommandRequest command, RequestOptions options, const ReplyOps& reply)
      : context_(std::move(context)),
        rest_(std::move(rest)),
        command_(std::move(command)),
        options_(std::move(options)),
        reply_(&reply) {}

  void run(void* result) override {
    if (auto sent = sendCommand(*context_, *rest_, command_, options_, *reply_, result); !sent)
      reply_->fail(result, sent.error());
  }

  void dropped() noexcept override {
    context_->log(LogLevel::warn,
                  "an operation was dropped without .get() or .result(): nothing was sent",
                  {{"method", command_.method},
                   {"path", command_.path},
                   {"tag", options_.tag.empty() ? command_.options.tag : options_.tag}});
  }

 private:
  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<const RestOptions> rest_;
  CommandRequest command_;
  RequestOptions options_;
  const ReplyOps* reply_;
};

}  // namespace

RestMembers::RestMembers(const ClientHandle& client, Rest&& composable)
    : context_(client.context()), options_(std::move(composable.options_)) {}

RestMembers::RestMembers(RestMembers&&) noexcept = default;
RestMembers& RestMembers::operator=(RestMembers&&) noexcept = default;
RestMembers::~RestMembers() = default;

bool RestAccess::sleep(const RestMembers& rest, std::chrono::milliseconds span,
                       const std::stop_token& stop) {
  return sleepFor(rest.context_->clock(), span, stop) &&
         !rest.context_->stopToken().stop_requested();
}

PendingTask RestMembers::task(CommandRequest command, RequestOptions options,
                              const ReplyOps& reply) const {
  return PendingTask(
      new RequestTask(context_, options_, std::move(command), std::move(options), reply));
}

PendingTask RestMembers::task(CommandRequest command, const ReplyOps& reply) const {
  return task(std::move(command), {}, reply);
}

}  // namespace DIRECTUS_NAMESPACE::detail

namespace DIRECTUS_NAMESPACE {

Rest::Rest(RestOptions options)
    : options_(std::make_shared<const RestOptions>(std::move(options))) {}
Rest::Rest(const Rest&) noexcept = default;
Rest::Rest(Rest&&) noexcept = default;
Rest::~Rest() = default;

Rest rest(RestOptions options) {
  return Rest(std::move(options));
}

}  // namespace DIRECTUS_NAMESPACE
