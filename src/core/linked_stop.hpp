#pragma once

#include <optional>
#include <stop_token>
#include <utility>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// One token that stops when any of several does. Costs nothing while only the first can stop.
class LinkedStop {
 public:
  /// `own`: the source to stop, where the caller has one; null: one is made when it is needed.
  LinkedStop(std::stop_token client, const std::stop_token& command, const std::stop_token& call,
             const std::stop_source* own) {
    if (own == nullptr && !command.stop_possible() && !call.stop_possible()) {
      token_ = std::move(client);
      return;
    }
    const std::stop_source source = own != nullptr ? *own : std::stop_source();
    token_ = source.get_token();
    if (client.stop_possible()) client_.emplace(std::move(client), Stop{source});
    if (command.stop_possible()) command_.emplace(command, Stop{source});
    if (call.stop_possible()) call_.emplace(call, Stop{source});
  }

  [[nodiscard]] const std::stop_token& token() const noexcept { return token_; }

 private:
  struct Stop {
    std::stop_source source;
    void operator()() noexcept { source.request_stop(); }
  };
  using Callback = std::stop_callback<Stop>;

  std::stop_token token_;
  std::optional<Callback> client_;
  std::optional<Callback> command_;
  std::optional<Callback> call_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
