#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

namespace {

constexpr std::size_t uuidSize = 36;

constexpr bool isHyphen(std::size_t at) noexcept {
  return at == 8 || at == 13 || at == 18 || at == 23;
}

/// 16 and more when it is not a digit.
unsigned hexDigit(char c) noexcept {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? static_cast<unsigned>(small - 'a') + 10 : 16;
}

}  // namespace

Result<Uuid> Uuid::parse(std::string_view text) {
  const auto refused = [&] { return detail::notParsed("Uuid", text, "UUID"); };
  if (text.size() != uuidSize) return refused();
  Uuid uuid;
  for (std::size_t i = 0; i < uuidSize; ++i) {
    if (isHyphen(i)) {
      if (text[i] != '-') return refused();
      continue;
    }
    const unsigned digit = hexDigit(text[i]);
    if (digit > 15) return refused();
    uuid.high_ = uuid.high_ << 4 | uuid.low_ >> 60;
    uuid.low_ = uuid.low_ << 4 | digit;
  }
  return uuid;
}

std::string Uuid::toString() const {
  std::string text(uuidSize, '-');
  std::uint64_t high = high_;
  std::uint64_t low = low_;
  for (std::size_t i = uuidSize; i-- > 0;) {
    if (isHyphen(i)) continue;
    text[i] = "0123456789abcdef"[low & 0xf];
    low = low >> 4 | high << 60;
    high >>= 4;
  }
  return text;
}

bool JsonConversion<Uuid>::fromText(std::string_view text, Uuid& uuid) {
  const auto parsed = Uuid::parse(text);
  if (parsed) uuid = *parsed;
  return parsed.has_value();
}

bool JsonConversion<Uuid>::toText(const Uuid& uuid, std::string& text) {
  text += uuid.toString();
  return true;
}

}  // namespace DIRECTUS_NAMESPACE
