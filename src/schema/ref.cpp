#include <directus/schema/ref.hpp>

#include <directus/core/error.hpp>

#include "core/integer.hpp"

namespace DIRECTUS_NAMESPACE::detail {

bool RefState::readNumber(std::int64_t& number) const noexcept {
  if (holds_ == Holds::number) {
    number = number_;
    return true;
  }
  if (holds_ != Holds::text) return false;
  const Integer read = readInteger(text_);
  return read.kind == Integer::Kind::whole && read.fits(number);
}

std::string RefState::keyText() const {
  if (holds_ == Holds::number) return std::to_string(number_);
  return holds_ == Holds::text ? text_ : std::string();
}

bool RefState::sameKey(const RefState& other) const noexcept {
  if (holds_ != other.holds_) return false;
  if (holds_ == Holds::number) return number_ == other.number_;
  return holds_ != Holds::text || text_ == other.text_;
}

void throwNoNumberKey(const RefState& state) {
  throwError(invalidArgument(
      "Ref::key", state.holds() == RefState::Holds::text
                      ? "its key is text: ask for key<std::string>(), key<Uuid>() or keyText()"
                      : "it holds no number that fits the type"));
}
void throwNoTextKey() {
  throwError(
      invalidArgument("Ref::key", "it holds no text: ask for key<std::int64_t>() or keyText()"));
}
void throwOtherKey(const Error& why) {
  throwError(invalidArgument("Ref::key", why.what()));
}
void throwNoObject() {
  throwError(
      invalidArgument("Ref", "it holds no object: ask for one with a nested struct in the shape"));
}

}  // namespace DIRECTUS_NAMESPACE::detail
