#pragma once

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include <directus/core/json_text.hpp>
#include <directus/schema/any_state.hpp>
#include <directus/schema/ref.hpp>
#include <directus/schema/type_info.hpp>

#include "core/integer.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The name of the primary key that is looked for.
constexpr std::string_view modelKey = "id";

/// What creating leaves to the server: its default, a preset, nothing.
[[nodiscard]] bool isUnset(const FieldInfo& field, const void* value);

/// What of an object with renamed members can only be read: functions, aliases, what comes unasked.
[[nodiscard]] bool isReadOnly(const ObjectOps& ops, std::size_t index);

/// Whether an object has a primary key that somebody has set.
[[nodiscard]] bool hasKey(const ObjectOps& ops, const void* object);

/// Whether a value that is not set is not even sent as null.
[[nodiscard]] bool staysUnsent(const TypeInfo& type);

/// Writes C++ values along their tables. False at the first value that cannot be sent; `path` and
/// `why` say which.
class ValueWriter {
 public:
  explicit ValueWriter(std::string& json) noexcept : json_(json) {}

  /// From here on objects that have a key are written whole: what has no value is null.
  void writeWhole() noexcept { isWhole_ = true; }

  /// The outermost struct is not an item: its `id` is not a key to be left out.
  void writeVariables() noexcept { isVariables_ = true; }

  /// From here on nothing is left out, what can only be read included.
  void writeAll() noexcept { isAll_ = true; }

  [[nodiscard]] bool write(const TypeInfo& type, const void* value);

  /// The members of an item that exists, without braces; `wants(name, json)` says of each member
  /// whether it is kept.
  template <class Wants>
  [[nodiscard]] bool writeItem(const ObjectOps& ops, const void* value, const Wants& wants);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] const std::string& why() const noexcept { return why_; }

 private:
  bool fail(std::string_view why) {
    why_ = why;
    return false;
  }

  bool failIn(const FieldInfo& field) {
    path_.insert(0, field.nameView());
    path_.insert(0, 1, '.');
    return false;
  }

  bool refuse(const TypeInfo& type) { return fail(std::string("invalid ") + type.expected); }

  /// JavaScript, and so Directus, loses the last digits of larger numbers, but not those of text.
  template <class Integer>
  bool writeInteger(Integer number) {
    if (isExactInJavaScript(number)) return writeNumber(number);
    json_ += '"';
    writeNumber(number);
    json_ += '"';
    return true;
  }

  template <class Number>
  bool writeNumber(Number number) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    json_.append(text, end);
    return true;
  }

  template <class Real>
  bool writeReal(Real number) {
    return std::isfinite(number) ? writeNumber(number) : fail("not a finite number");
  }

  bool writeText(std::string_view text) {
    if (!isUtf8(text)) return fail("not UTF-8");
    appendJsonString(json_, text);
    return true;
  }

  bool writeNull() {
    json_ += "null";
    return true;
  }

  bool writeTextForm(const TypeInfo& type, const void* value);
  bool writeChoice(const TypeInfo& type, const void* value);
  bool writeList(const TypeInfo& type, const void* value);
  bool writeObject(const TypeInfo& type, const void* value);
  bool writeKey(const RefState& state);
  bool writeRelation(const TypeInfo& type, const void* value);
  bool writeAny(const TypeInfo& type, const AnyState& state);

  std::string& json_;
  bool isWhole_ = false;
  bool isAll_ = false;
  bool isVariables_ = false;
  int depth_ = 0;
  std::string path_;
  std::string why_;
};

template <class Wants>
bool ValueWriter::writeItem(const ObjectOps& ops, const void* value, const Wants& wants) {
  const ObjectLayout layout = ops.layout(value);
  for (std::size_t i = 0; i < ops.fieldCount; ++i) {
    const FieldInfo& field = ops.fields[i];
    const void* member = static_cast<const char*>(value) + layout.offsets[i];
    const bool hasNoValue = isUnset(field, member);
    if (isReadOnly(ops, i) || (hasNoValue && staysUnsent(*field.type))) continue;
    std::string text;
    json_.swap(text);
    const bool isWritten = hasNoValue ? writeNull() : write(*field.type, member);
    json_.swap(text);
    if (!isWritten) return failIn(field);
    if (!wants(i, text)) continue;
    if (!json_.empty()) json_ += ',';
    json_.append(1, '"').append(field.nameView()).append("\":").append(text);
  }
  return true;
}

}  // namespace DIRECTUS_NAMESPACE::detail
