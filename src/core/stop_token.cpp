#include "core/stop_token.hpp"

namespace DIRECTUS_NAMESPACE {

namespace detail {

template <class Token>
std::shared_ptr<const void> keepStopToken(Token token) {
  return std::make_shared<const Token>(std::move(token));
}
template DIRECTUS_EXPORT std::shared_ptr<const void> keepStopToken(std::stop_token token);

std::stop_token standard(const StopToken& token) noexcept {
  return token.get() != nullptr ? *static_cast<const std::stop_token*>(token.get())
                                : std::stop_token();
}

}  // namespace detail

bool StopToken::stop_requested() const noexcept {
  return detail::standard(*this).stop_requested();
}

bool StopToken::stop_possible() const noexcept {
  return detail::standard(*this).stop_possible();
}

bool operator==(const StopToken& a, const StopToken& b) noexcept {
  return detail::standard(a) == detail::standard(b);
}

}  // namespace DIRECTUS_NAMESPACE
