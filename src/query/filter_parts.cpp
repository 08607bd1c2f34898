#include "query/filter_parts.hpp"

#include <charconv>

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// `"_and"` as the name that it is: `_` and letters may be written with escapes. A character that
/// Directus' own names do not have is a `?`.
std::string nameOf(std::string_view written) {
  std::string name;
  for (std::size_t at = 1; at + 1 < written.size(); ++at) {
    if (written[at] != '\\') {
      name += written[at];
    } else if (written[++at] != 'u') {
      name += '?';
    } else {
      unsigned code = 0;
      std::from_chars(written.data() + at + 1, written.data() + at + 5, code, 16);
      name += code < 0x80 ? static_cast<char>(code) : '?';
      at += 4;
    }
  }
  return name;
}

/// Copies a filter, which is JSON, without its empty parts. What reads a condition gives false when
/// nothing of it is left; it has then written nothing.
class FilterCopy {
 public:
  explicit FilterCopy(std::string_view filter) noexcept : in_(filter) {}

  bool condition(std::string_view name = {}) {
    skipSpace();
    if (in_[at_] == '{') return object();
    if (in_[at_] == '[') return list(name == "_or");
    const std::size_t begin = out_.size();
    copyValue();
    // Of a field it is a value, where conditions belong it says nothing.
    const bool isNothing =
        (name.empty() || name.starts_with('_')) && out_.compare(begin, out_.npos, "null") == 0;
    if (isNothing) {
      out_.resize(begin);
      leftOut_ = true;
    }
    return !isNothing;
  }

  [[nodiscard]] bool leftOut() const noexcept { return leftOut_; }
  [[nodiscard]] bool hadOpenOr() const noexcept { return hadOpenOr_; }
  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  /// Operators have values of their own, which may be empty; these lead to further conditions.
  static bool leadsToConditions(std::string_view name) noexcept {
    return !name.starts_with('_') || name == "_and" || name == "_or" || name == "_some" ||
           name == "_none" || name == "_json";
  }

  bool object() {
    return parts('}', [this] {
      const std::size_t begin = at_;
      skipString();
      const std::string_view written = in_.substr(begin, at_ - begin);
      out_ += written;
      skipSpace();
      ++at_;
      out_ += ':';
      const std::string name = nameOf(written);
      if (leadsToConditions(name)) return condition(name);
      skipSpace();
      copyValue();
      return true;
    });
  }

  bool list(bool isOr) {
    std::size_t empty = 0;
    const bool isLeft = parts(']', [&] {
      const bool isLeftHere = condition();
      if (!isLeftHere) ++empty;
      return isLeftHere;
    });
    if (isOr && isLeft && empty > 0) hadOpenOr_ = true;
    return isLeft;
  }

  /// What stands in brackets, one `part()` after the other.
  template <class F>
  bool parts(char closing, F&& part) {
    const std::size_t begin = out_.size();
    bool isLeft = false;
    out_ += in_[at_++];
    for (skipSpace(); in_[at_] != closing; skipSpace()) {
      if (in_[at_] == ',') ++at_, skipSpace();
      const std::size_t mark = out_.size();
      if (isLeft) out_ += ',';
      if (part())
        isLeft = true;
      else
        out_.resize(mark);
    }
    ++at_;
    out_ += closing;
    if (isLeft) return true;
    out_.resize(begin);
    leftOut_ = true;
    return false;
  }

  void skipSpace() noexcept {
    while (at_ < in_.size() && blanks.find(in_[at_]) != std::string_view::npos) ++at_;
  }

  void skipString() noexcept {
    for (++at_; in_[at_] != '"'; ++at_)
      if (in_[at_] == '\\') ++at_;
    ++at_;
  }

  void copyValue() {
    const std::size_t begin = at_;
    std::size_t depth = 0;
    do {
      const char c = in_[at_];
      if (c == '"') {
        skipString();
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
      if (c == '}' || c == ']') --depth;
      ++at_;
      if (depth == 0 && (c == '}' || c == ']')) break;
    } while (at_ < in_.size());
    out_ += in_.substr(begin, at_ - begin);
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_;
  bool leftOut_ = false;
  bool hadOpenOr_ = false;
};

}  // namespace

FilterParts filterParts(std::string_view filter) {
  if (!isJson(filter)) return {.text = std::string(filter)};
  FilterCopy copy(filter);
  const bool isLeft = copy.condition();
  const bool hadOpenOr = copy.hadOpenOr();
  if (!isLeft) return {.text = {}, .hadOpenOr = hadOpenOr};
  if (!copy.leftOut()) return {.text = std::string(filter)};
  return {.text = std::move(copy).take(), .hadOpenOr = hadOpenOr};
}

}  // namespace DIRECTUS_NAMESPACE::detail
