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
  /// What is special about a document.
  struct Manner {
    bool leavesMissing = false;  ///< members that the outermost object lacks stay as they are
    bool isGraphql = false;      ///< see `ReplyBytes`
  };
  explicit ValueReader(std::string_view text) noexcept : ValueReader(text, Manner()) {}
  ValueReader(std::string_view text, const Manner& manner) noexcept
      : end_(text.data() + text.size()), manner_(manner) {}

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
  /// `token` is `tokenOf(value)`, which is dear: it is asked for once.
  bool read(ondemand::value& value, std::string_view token, const TypeInfo& type, void* target);
  bool readList(ondemand::value& value, const TypeInfo& type, void* target);
  bool readObject(ondemand::value& value, const TypeInfo& type, void* target);
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

  /// An object that is being filled.
  struct ObjectTarget {
    const ObjectOps& ops;
    ObjectLayout layout;
    char* base;
    std::uint64_t seen[2] = {};
    std::size_t found = 0;
  };
  bool readMembers(ondemand::object& object, ObjectTarget& target);
  bool readField(ondemand::value& value, std::size_t index, ObjectTarget& target);
  std::size_t findKey(Entry& entry, const ObjectOps& ops, const ObjectLayout& layout,
                      std::string_view& name);
  bool resetMissing(const ObjectTarget& target);

  // What only GraphQL has.
  bool readUnknown(std::string_view name, ondemand::value& value, ObjectTarget& target);
  bool readOnlyMember(ondemand::value& value, const TypeInfo& type, void* target);

  const char* end_;
  Manner manner_;
  int depth_ = 0;
  bool isNextFields_ = false;  ///< what failed is the value of the field behind the one being read
  std::string path_;
  std::string why_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
