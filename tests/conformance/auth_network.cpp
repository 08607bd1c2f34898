#include "auth_network.hpp"

using namespace directus;

namespace {

Result<HttpResponse> responseOf(const Vector& reply) {
  if (reply.value("networkError", false))
    return Error({.kind = ErrorKind::network, .message = "scripted"});
  std::vector<Header> headers;
  const Vector given = reply.value("headers", Vector::object());
  for (const auto& [name, value] : given.items())
    headers.push_back({name, value.get<std::string>()});
  return testing::FakeTransport::response(reply.at("status").get<int>(), reply.value("body", ""),
                                          headers);
}

}  // namespace

AuthNetwork::AuthNetwork(const Vector& replies)
    : clock_(std::make_shared<testing::ManualClock>()), start_(clock_->now().count()) {
  for (const Vector& reply : replies) {
    if (reply.contains("hold")) fake_.hold();
    fake_.answer([reply](const HttpRequest&) { return responseOf(reply); });
  }
  fake_.otherwise([](const HttpRequest&) {
    return testing::FakeTransport::response(200, R"({"data":null})",
                                            {{"Content-Type", "application/json"}});
  });
}

std::vector<AuthNetwork::Sent> AuthNetwork::sent() const {
  const std::lock_guard lock(mutex_);
  return sent_;
}

void AuthNetwork::pause() {
  const std::lock_guard lock(mutex_);
  paused_ = true;
}

void AuthNetwork::resume() {
  const std::lock_guard lock(mutex_);
  paused_ = false;
  resumed_.notify_all();
}

Result<HttpResponse> AuthNetwork::send(const HttpRequest& request, const SendOptions& options) {
  {
    const std::lock_guard lock(mutex_);
    sent_.push_back({clock_->now().count() - start_, request});
  }
  {
    std::unique_lock lock(mutex_);
    resumed_.wait(lock, options.stop, [this] { return !paused_; });
  }
  return fake_.send(request, options);
}
