#pragma once

#include <functional>
#include <optional>
#include <stop_token>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// One token that stops when any of several does. Costs nothing while only the first can stop.
class LinkedStop {
 public:
  LinkedStop(std::stop_token client, const std::stop_token& command, const std::stop_token& call) {
    if (!command.stop_possible() && !call.stop_possible()) {
      token_ = std::move(client);
      return;
    }
    source_.emplace();
    token_ = source_->get_token();
    const std::function<void()> stop = [source = *source_]() mutable { source.request_stop(); };
    client_.emplace(std::move(client), stop);
    command_.emplace(command, stop);
    call_.emplace(call, stop);
  }

  [[nodiscard]] const std::stop_token& token() const noexcept { return token_; }

 private:
  using Callback = std::stop_callback<std::function<void()>>;
  std::optional<std::stop_source> source_;
  std::stop_token token_;
  std::optional<Callback> client_;
  std::optional<Callback> command_;
  std::optional<Callback> call_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
