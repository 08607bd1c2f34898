#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <directus/schema/any_state.hpp>
#include <directus/schema/type_info.hpp>

#include "codec/json_parser.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Fills C++ values from one document, along their tables. Each `read…` gives false at the first
/// thing that does not fit; `path` and `why` say what and where.
class ValueReader {
 public:
  /// `leavesMissing`: members that the outermost object does not have stay as they are.
  explicit ValueReader(std::string_view text, bool leavesMissing = false) noexcept
      : end_(text.data() + text.size()), leavesMissing_(leavesMissing) {}

  [[nodiscard]] bool read(ondemand::value& value, const TypeInfo& type, void* target);
  [[nodiscard]] bool readObject(ondemand::object& object, const TypeInfo& type, void* target);
  [[nodiscard]] bool readList(ondemand::array& array, const TypeInfo& type, void* target);

  /// Checks a value that nobody asked for.
  [[nodiscard]] bool skip(ondemand::value& value);

  bool fail(std::string_view why);
  bool fail(simdjson::error_code code) { return fail(describe(code)); }
  /// The document is of another kind than its type: `got` is its first character.
  bool mismatch(const TypeInfo& type, std::string_view token);

  /// Say on the way out where the failure was: the path is put together backwards.
  bool inField(std::string_view name);
  bool inItem(std::size_t index);

  /// Where in the document: `[3].author.name`.
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] const std::string& why() const noexcept { return why_; }

 private:
  bool readText(ondemand::value& value, std::string_view token, std::string& target);
  bool readInteger(const TypeInfo& type, std::string_view token, void* target);
  bool readReal(ondemand::value& value, const TypeInfo& type, std::string_view token, void* target);
  bool readBoolean(const TypeInfo& type, std::string_view token, void* target);
  bool readRelation(ondemand::value& value, const TypeInfo& type, std::string_view token,
                    void* target);
  bool readTextForm(ondemand::value& value, const TypeInfo& type, std::string_view token,
                    void* target);
  bool readChoice(ondemand::value& value, const TypeInfo& type, std::string_view token,
                  void* target);
  bool readKey(ondemand::value& value, const TypeInfo& type, std::string_view token,
               RefState& state);
  bool readAny(ondemand::value& value, const TypeInfo& type, std::string_view token,
               AnyState& state);
  bool readAnyItem(ondemand::value& value, const TypeInfo& type, std::string_view token,
                   AnyState& state);
  bool readCollection(ondemand::value& value, const TypeInfo& type, std::string_view token,
                      AnyState& state);
  bool readWaiting(const TypeInfo& type, AnyState& state);
  bool readCustom(ondemand::value& value, const TypeInfo& type, void* target);

  std::size_t findKey(Entry& entry, const ObjectOps& ops, const ObjectLayout& layout);
  bool resetMissing(const ObjectOps& ops, const ObjectLayout& layout, const std::uint64_t* seen,
                    char* target);

  const char* end_;
  int depth_ = 0;
  bool leavesMissing_ = false;
  bool isNextFields_ = false;  ///< what failed is the value of the field behind the one being read
  std::string path_;
  std::string why_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
