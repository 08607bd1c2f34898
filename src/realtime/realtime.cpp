#include <directus/realtime/realtime.hpp>

#include "async/async_slot.hpp"
#include "call/limits.hpp"
#include "core/process.hpp"
#include "realtime/messages.hpp"
#include "realtime/realtime_driver.hpp"
#include "realtime/recovery.hpp"
#include "realtime/subscription_state.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

RealtimeDriver& driverOf(const ClientContext& context) {
  return static_cast<RealtimeDriver&>(*context.realtime());
}

SubscriptionState::Plan planOf(const ClientContext& context, const RealtimeOptions& options,
                               const SubscribeRequest& request) {
  SubscriptionState::Plan plan;
  plan.uid = RealtimeDriver::newUid(request.uid);
  plan.label = request.uid.empty() ? plan.uid : request.uid;
  plan.queue = request.queue.value_or(options.queue);
  plan.overflow = request.overflow.value_or(options.overflow);
  plan.hasInit = request.event == ItemEvent::all;
  const bool recovers = request.recover.value_or(options.recover) && context.restRules() &&
                        request.event != ItemEvent::delete_;
  if (recovers) plan.recovery = recoveryRequest(request);
  return plan;
}

/// What of a subscription cannot be sent. Errors: `invalidArgument`.
Result<void> check(const SubscribeRequest& request) {
  if (request.collection.empty()) return invalidArgument("collection", "empty");
  if (!isUtf8(request.collection)) return invalidArgument("collection", "not UTF-8");
  if (!isUtf8(request.uid)) return invalidArgument("uid", "not UTF-8");
  if (request.item && request.item->text().empty()) return invalidArgument("item", "empty");
  if (request.item && !isUtf8(request.item->text())) return invalidArgument("item", "not UTF-8");
  if (!request.query) return request.query.error();
  return {};
}

}  // namespace

RealtimeMembers::RealtimeMembers(const ClientHandle& client, Realtime&& composable)
    : context_(client.context()) {
  context_->setRealtime(std::shared_ptr<RealtimeLink>(
      new RealtimeDriver(*context_, composable.options()), LeftToParent()));
}

RealtimeMembers::RealtimeMembers(const RealtimeMembers&) noexcept = default;
RealtimeMembers::RealtimeMembers(RealtimeMembers&&) noexcept = default;
RealtimeMembers& RealtimeMembers::operator=(const RealtimeMembers&) noexcept = default;
RealtimeMembers& RealtimeMembers::operator=(RealtimeMembers&&) noexcept = default;
RealtimeMembers::~RealtimeMembers() = default;

std::shared_ptr<AsyncSlot> RealtimeMembers::slot() const {
  return context_->asyncSlot();
}

Operation<void> RealtimeMembers::connect(RequestOptions options) const {
  return operationOf<void>(
      slot(),
      [context = context_, options = std::move(options)](Driver& driver) -> Flow<Result<void>> {
        if (auto same = context->checkProcess(); !same) co_return same.error();
        const CallLimits limits(*context, driver, options);
        co_return co_await driverOf(*context).connected(driver, limits.send());
      });
}

void RealtimeMembers::disconnect() const {
  if (context_->isOfThisProcess()) driverOf(*context_).disconnect();
}

ConnectionState RealtimeMembers::connectionState() const {
  if (!context_->isOfThisProcess()) return ConnectionState::failed;
  return driverOf(*context_).state();
}

void RealtimeMembers::onWebSocket(WebSocketEvent event, WebSocketHandler handler) const {
  if (context_->isOfThisProcess())
    driverOf(*context_).handlers()->add(event, std::move(handler), nullptr);
}

void RealtimeMembers::onWebSocket(const Scope& scope, WebSocketEvent event,
                                  WebSocketHandler handler) const {
  if (context_->isOfThisProcess())
    driverOf(*context_).handlers()->add(event, std::move(handler), scope.state());
}

void RealtimeMembers::onConnectionChange(ConnectionHandler handler) const {
  if (context_->isOfThisProcess()) driverOf(*context_).handlers()->add(std::move(handler), nullptr);
}

void RealtimeMembers::onConnectionChange(const Scope& scope, ConnectionHandler handler) const {
  if (context_->isOfThisProcess())
    driverOf(*context_).handlers()->add(std::move(handler), scope.state());
}

Flow<Result<SubscriptionHandle>> RealtimeMembers::begin(Driver& driver,
                                                        std::shared_ptr<ClientContext> context,
                                                        SubscribeRequest request) {
  if (auto same = context->checkProcess(); !same) co_return same.error();
  if (auto fits = check(request); !fits) co_return fits.error();
  RealtimeDriver& realtime = driverOf(*context);
  const CallLimits limits(*context, driver, RequestOptions());
  if (limits.stopped()) co_return CallLimits::error();
  auto state =
      std::make_shared<SubscriptionState>(context, planOf(*context, realtime.options(), request));
  SubscriptionHandle handle(state);
  realtime.watch(state->uid(), subscribeMessage(state->uid(), request), state);
  if (auto begun = co_await state->begun(driver, limits.send()); !begun) co_return begun.error();
  co_return std::move(handle);
}

}  // namespace DIRECTUS_NAMESPACE::detail
