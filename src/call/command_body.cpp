#include "call/command_body.hpp"

#include "call/call.hpp"
#include "call/limits.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

class SentCommand final : public OperationBody {
 public:
  SentCommand(std::shared_ptr<ClientContext> context, std::shared_ptr<const CallRules> rules,
              CommandRequest&& command, RequestOptions&& options, const ReplyOps& reply)
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
                   {"path", std::string_view(command_.path).substr(0, command_.path.find('?'))},
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

}  // namespace

PendingBody commandBody(std::shared_ptr<ClientContext> context,
                        std::shared_ptr<const CallRules> rules, CommandRequest&& command,
                        RequestOptions&& options, const ReplyOps& reply) {
  return PendingBody(new SentCommand(std::move(context), std::move(rules), std::move(command),
                                     std::move(options), reply));
}

}  // namespace DIRECTUS_NAMESPACE::detail
