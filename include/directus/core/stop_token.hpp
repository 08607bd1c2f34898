#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// There is one for `std::stop_token`, and for nothing else.
template <class Token>
[[nodiscard]] DIRECTUS_EXPORT std::shared_ptr<const void> keepStopToken(Token token);

template <class Token>
concept StopTokenLike = requires(const Token& token) { token.stop_requested(); } &&
                        !requires(Token& source) { source.request_stop(); };

}  // namespace detail

/// A `std::stop_token` that ends a call. It is made of such a token where one is asked for. Only
/// files that have a token include `<stop_token>`: it takes long to compile.
///
/// Thread safety: as that of `std::stop_token`: copies may be used at the same time.
class DIRECTUS_EXPORT StopToken {
 public:
  StopToken() noexcept = default;
  /// `token` is a `std::stop_token`.
  template <detail::StopTokenLike Token>
    requires(!std::is_same_v<Token, StopToken>)
  StopToken(Token token) : token_(detail::keepStopToken(std::move(token))) {}

  /// Whether the stop was requested.
  [[nodiscard]] bool stop_requested() const noexcept;
  /// Whether it was, or may still be.
  [[nodiscard]] bool stop_possible() const noexcept;

  /// The `std::stop_token`; null without one.
  [[nodiscard]] const void* get() const noexcept { return token_.get(); }

  /// Whether both have the same source.
  friend DIRECTUS_EXPORT bool operator==(const StopToken& a, const StopToken& b) noexcept;

 private:
  std::shared_ptr<const void> token_{};
};

}  // namespace DIRECTUS_NAMESPACE
