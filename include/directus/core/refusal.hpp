#pragma once

#include <string>
#include <string_view>

#include <directus/core/error.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Why something must not be sent. Keeps the first reason only: the others may follow from it.
class Refusal {
 public:
  /// `why` is `name: reason`, or a reason alone.
  void add(std::string_view why) {
    if (why_.empty()) why_ = why;
  }
  void add(const Error& error) { add(std::string_view(error.what())); }

  [[nodiscard]] bool empty() const noexcept { return why_.empty(); }
  /// The first reason, "" without one.
  [[nodiscard]] const std::string& why() const noexcept { return why_; }
  /// The reason as the `invalidArgument` that a call ends with.
  [[nodiscard]] Error error() const {
    return Error({.kind = ErrorKind::invalidArgument, .message = why_});
  }

  friend bool operator==(const Refusal&, const Refusal&) = default;

 private:
  std::string why_{};
};

}  // namespace DIRECTUS_NAMESPACE::detail
