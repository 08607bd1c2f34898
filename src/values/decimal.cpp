#include <directus/values/decimal.hpp>

#include <charconv>
#include <limits>

namespace DIRECTUS_NAMESPACE {

namespace {

bool isDigit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// A number as JSON writes it, in its parts.
struct Parts {
  bool isNumber = false;
  bool isNegative = false;
  std::string_view whole{};
  std::string_view fraction{};
  long long exponent = 0;
};

std::string_view takeDigits(std::string_view& rest) noexcept {
  std::size_t count = 0;
  while (count < rest.size() && isDigit(rest[count])) ++count;
  const std::string_view digits = rest.substr(0, count);
  rest.remove_prefix(count);
  return digits;
}

bool take(std::string_view& rest, char wanted) noexcept {
  if (rest.empty() || rest.front() != wanted) return false;
  rest.remove_prefix(1);
  return true;
}

/// `e+21`, `E-7`. A number with a larger exponent than a long long does not occur.
bool takeExponent(std::string_view& rest, long long& exponent) noexcept {
  if (!take(rest, 'e') && !take(rest, 'E')) return true;
  const bool isNegative = take(rest, '-');
  if (!isNegative) take(rest, '+');
  const std::string_view digits = takeDigits(rest);
  constexpr std::size_t most = 9;
  if (digits.empty() || digits.size() > most) return false;
  std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  if (isNegative) exponent = -exponent;
  return true;
}

Parts split(std::string_view text) noexcept {
  Parts parts;
  parts.isNegative = take(text, '-');
  parts.whole = takeDigits(text);
  if (parts.whole.empty() || (parts.whole.size() > 1 && parts.whole.front() == '0')) return parts;
  if (take(text, '.')) {
    parts.fraction = takeDigits(text);
    if (parts.fraction.empty()) return parts;
  }
  parts.isNumber = takeExponent(text, parts.exponent) && text.empty();
  return parts;
}

/// The same number for the same value: its digits without zeros at either end, and where the
/// decimal point stands: `0.DIGITS × 10^point`. No digits are 0.
class Normal {
 public:
  explicit Normal(const Parts& parts) noexcept : parts_(parts) {
    size_ = parts.whole.size() + parts.fraction.size();
    while (begin_ < size_ && digit(begin_) == '0') ++begin_;
    while (size_ > begin_ && digit(size_ - 1) == '0') --size_;
    point_ = static_cast<long long>(parts.whole.size()) - static_cast<long long>(begin_) +
             parts.exponent;
  }

  /// -1, 0 or 1.
  [[nodiscard]] int sign() const noexcept {
    return begin_ == size_ ? 0 : parts_.isNegative ? -1 : 1;
  }

  /// The same text for the same value.
  [[nodiscard]] std::string text() const {
    std::string digits = sign() < 0 ? "-" : "";
    for (std::size_t i = begin_; i < size_; ++i) digits += digit(i);
    return sign() == 0 ? "0" : digits + 'e' + std::to_string(point_);
  }

  /// Without the signs.
  [[nodiscard]] std::strong_ordering compareMagnitude(const Normal& other) const noexcept {
    if (point_ != other.point_) return point_ <=> other.point_;
    const std::size_t digits = size_ - begin_;
    const std::size_t otherDigits = other.size_ - other.begin_;
    for (std::size_t i = 0; i < digits && i < otherDigits; ++i)
      if (const auto order = digit(begin_ + i) <=> other.digit(other.begin_ + i); order != 0)
        return order;
    return digits <=> otherDigits;
  }

 private:
  [[nodiscard]] char digit(std::size_t index) const noexcept {
    const std::size_t whole = parts_.whole.size();
    return index < whole ? parts_.whole[index] : parts_.fraction[index - whole];
  }

  Parts parts_;
  std::size_t begin_ = 0;
  std::size_t size_ = 0;
  long long point_ = 0;
};

std::strong_ordering compare(std::string_view a, std::string_view b) noexcept {
  const Normal x(split(a));
  const Normal y(split(b));
  if (x.sign() != y.sign()) return x.sign() <=> y.sign();
  if (x.sign() == 0) return std::strong_ordering::equal;
  return x.sign() > 0 ? x.compareMagnitude(y) : y.compareMagnitude(x);
}

}  // namespace

Decimal::Decimal(std::string_view text) : text_(text), isValid_(split(text).isNumber) {}

Result<Decimal> Decimal::parse(std::string_view text) {
  Decimal parsed(text);
  if (!parsed.valid()) return detail::notParsed("Decimal", text, "decimal");
  return parsed;
}

std::size_t Decimal::hash() const {
  return detail::hashOfText(isValid_ ? Normal(split(text_)).text() : text_);
}

double Decimal::toDouble() const noexcept {
  if (!isValid_) return std::numeric_limits<double>::quiet_NaN();
  double number = 0;
  const auto read = std::from_chars(text_.data(), text_.data() + text_.size(), number);
  if (read.ec == std::errc()) return number;
  // Out of range at either end.
  const Parts parts = split(text_);
  const bool isTiny = Normal(parts).compareMagnitude(Normal(split("1"))) < 0;
  const double limit = isTiny ? 0 : std::numeric_limits<double>::infinity();
  return parts.isNegative ? -limit : limit;
}

bool operator==(const Decimal& a, const Decimal& b) noexcept {
  if (a.isValid_ && b.isValid_) return compare(a.text_, b.text_) == 0;
  return a.isValid_ == b.isValid_ && a.text_ == b.text_;
}

std::partial_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept {
  if (a.isValid_ && b.isValid_) return compare(a.text_, b.text_);
  return a == b ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
}

bool JsonConversion<Decimal>::fromText(std::string_view text, Decimal& decimal) {
  decimal = Decimal(text);
  return decimal.valid();
}

bool JsonConversion<Decimal>::toText(const Decimal& decimal, std::string& text) {
  text += decimal.text();
  return decimal.valid();
}

}  // namespace DIRECTUS_NAMESPACE
