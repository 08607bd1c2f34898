// Messages of the application, and commands as messages.
#include <directus/core/clock.hpp>

#include "async/async_slot.hpp"
#include "call/limits.hpp"
#include "codec/decoder_pool.hpp"
#include "realtime/messages.hpp"
#include "realtime/realtime_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

RealtimeDriver& senderOf(const ClientContext& context) {
  return static_cast<RealtimeDriver&>(*context.realtime());
}

/// Sends one message and waits for what becomes of it.
Flow<Result<std::string>> exchange(std::shared_ptr<ClientContext> context, Driver& driver,
                                   SocketRequests::Request request, RequestOptions options) {
  const CallLimits limits(*context, driver, options);
  if (limits.stopped()) co_return CallLimits::error();
  const bool changes = request.hasAnswer && !request.onlyReads;
  const std::string uid = request.uid;
  const auto pending = std::make_shared<PendingRequest>();
  senderOf(*context).request(std::move(request), pending);
  std::optional<milliseconds> until;
  if (limits.send().deadline)
    until = sum(context->clock().now(),
                std::chrono::ceil<milliseconds>(*limits.send().deadline -
                                                std::chrono::steady_clock::now()));
  for (;;) {
    const std::uint64_t seen = pending->bell.rung();
    {
      const std::scoped_lock lock(pending->mutex);
      if (pending->isDone && pending->error) co_return *pending->error;
      if (pending->isDone) co_return std::move(pending->reply);
    }
    const bool isLate = until && context->clock().now() >= *until;
    if (isLate || limits.stopped()) {
      const bool wasSent = senderOf(*context).forget(uid);
      if (wasSent && changes)
        co_return makeError(ErrorKind::outcomeUnknown, "no answer came: it may have been done");
      co_return makeError(isLate ? ErrorKind::timeout : ErrorKind::cancelled,
                          wasSent ? "no answer came" : "it was not sent");
    }
    co_await BellWait(driver, context->clock(), pending->bell, seen, until, limits.send().stop);
  }
}

/// A command as a message; its reply is read as that of a request.
class SocketCommand final : public OperationBody {
 public:
  SocketCommand(std::shared_ptr<ClientContext> context, CommandRequest command,
                RequestOptions options, const ReplyOps& reply)
      : context_(std::move(context)),
        command_(std::move(command)),
        options_(std::move(options)),
        reply_(&reply) {}

  std::shared_ptr<AsyncSlot> slot() const override { return context_->asyncSlot(); }
  std::string name() const override { return "send " + command_.method + " items"; }

  Flow<void> steps(Driver& driver, void* result) override {
    const ReplySlot slot{reply_, result};
    if (auto sent = co_await send(driver, slot); !sent) slot.fail(sent.error());
  }

 private:
  Flow<Result<void>> send(Driver& driver, ReplySlot slot) {
    if (auto same = context_->checkProcess(); !same) co_return same.error();
    SocketRequests::Request request;
    request.uid = RealtimeDriver::newUid("r");
    request.onlyReads = command_.method == "GET" || command_.method == "SEARCH";
    auto frame = itemsMessage(command_, request.uid);
    if (!frame) co_return frame.error();
    request.frame = *std::move(frame);
    auto reply = co_await exchange(context_, driver, std::move(request), options_);
    if (!reply) co_return reply.error();
    HttpResponse response;
    response.status = 200;
    response.body.append(*reply);
    const DecoderPool::Lease decoder = context_->decoders().lease();
    co_return slot.read(response, *decoder);
  }

  std::shared_ptr<ClientContext> context_;
  CommandRequest command_;
  RequestOptions options_;
  const ReplyOps* reply_;
};

}  // namespace

PendingBody RealtimeMembers::sendBody(CommandRequest command, RequestOptions options,
                                      const ReplyOps& reply) const {
  return PendingBody(new SocketCommand(context_, std::move(command), std::move(options), reply));
}

Operation<void> RealtimeMembers::sendMessage(JsonText message, RequestOptions options) const {
  return operationOf<void>(slot(),
                           [context = context_, message = std::move(message),
                            options = std::move(options)](Driver& driver) -> Flow<Result<void>> {
                             if (auto same = context->checkProcess(); !same) co_return same.error();
                             if (auto fits = checkOwnMessage(message); !fits)
                               co_return fits.error();
                             SocketRequests::Request request;
                             request.uid = RealtimeDriver::newUid("m");
                             request.frame = message.text();
                             request.hasAnswer = false;
                             auto sent =
                                 co_await exchange(context, driver, std::move(request), options);
                             if (!sent) co_return sent.error();
                             co_return Result<void>();
                           });
}

Flow<Result<void>> RealtimeDriver::connected(Driver& driver, SendOptions limits) {
  connect();
  std::optional<Millis> until;
  if (limits.deadline)
    until =
        sum(now(), std::chrono::ceil<Millis>(*limits.deadline - std::chrono::steady_clock::now()));
  for (;;) {
    const std::uint64_t seen = bell_.rung();
    ConnectionState state{};
    std::optional<Error> error;
    bool isOver = limits.stop.stop_requested();
    {
      const std::scoped_lock lock(mutex_);
      state = connection_.state();
      error = connection_.error();
      isOver = isOver || isShutDown_ || state == ConnectionState::idle;
    }
    if (state == ConnectionState::ready) co_return Result<void>();
    if (state == ConnectionState::failed) co_return *error;
    if (isOver) co_return makeError(ErrorKind::cancelled, "cancelled while it connected");
    if (until && now() >= *until)
      co_return Error({.kind = ErrorKind::timeout,
                       .message = "not connected yet" +
                                  (error ? std::string(": ") + error->what() : std::string()),
                       .retryable = true});
    co_await BellWait(driver, context_.clock(), bell_, seen, until, limits.stop);
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
