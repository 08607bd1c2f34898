#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <directus/schema/value_form.hpp>

// A C++ type as data: what the compiled decoder and encoder walk along. `type_table.hpp` makes it.

namespace DIRECTUS_NAMESPACE::detail {

struct TypeInfo;

/// The reach of a table that leads on through every relation: see `typeInfo`.
inline constexpr int everyRelation = -1;

enum class TypeKind : std::uint8_t {
  boolean,
  signedInteger,
  unsignedInteger,
  real,
  text,        ///< std::string
  choice,      ///< an enum
  optional,    ///< std::optional, std::unique_ptr
  list,        ///< std::vector
  object,      ///< a struct
  relation,    ///< Ref
  textForm,    ///< text, read and written by a JsonConversion
  any,         ///< Any
  collection,  ///< the field beside an Any that says where its item is from
  custom,      ///< any JSON, read and written by a JsonConversion
};

/// What a value is to Directus, whatever its C++ type: a shape may differ from its model in the
/// type, not in this.
enum class TypeCategory : std::uint8_t { boolean, number, text, list, object, relation, json };

/// One field of a struct.
struct FieldInfo {
  const char* name;
  std::size_t nameSize;
  const TypeInfo* type;

  [[nodiscard]] constexpr std::string_view nameView() const noexcept { return {name, nameSize}; }
};

/// What of a struct is known only at run time; made once, by the first object of its type.
struct ObjectLayout {
  const std::uint32_t* offsets;  ///< of the fields in the object
  const std::uint8_t* buckets;   ///< hash of a name → index of its field, 0xff where none
  std::size_t bucketMask;
};

struct ObjectOps {
  const FieldInfo* fields;  ///< by the names that replies have
  const FieldInfo* asked;   ///< the same by the names that queries have, which may be renamed ones
  std::size_t fieldCount;
  ObjectLayout (*layout)(const void* object);
  bool hasRenames = false;  ///< false: `asked` is `fields`
};

struct OptionalOps {
  void* (*emplace)(void*);  ///< the value inside, kept when there is one
  void (*reset)(void*);
  const void* (*get)(const void*);  ///< null when empty
};

/// Few functions: each costs compile time for each type that there is a list of.
struct ListOps {
  std::size_t itemSize;  ///< in bytes; they lie one behind the other
  std::size_t (*size)(const void*);
  const void* (*items)(const void*);
  void (*resize)(void*, std::size_t size);
};

class RefHolder;

struct RelationOps {
  RefHolder& (*holder)(void*);
  const RefHolder& (*constHolder)(const void*);
  void* (*emplaceObject)(void*);  ///< null where the table knows the key only
};

/// A value of an enum and its name, a part of `ChoiceOps::text`.
struct ChoiceInfo {
  long long value;
  std::size_t offset;
  std::size_t size;
};

struct ChoiceOps {
  const ChoiceInfo* choices;
  std::size_t count;
  const char* text;

  [[nodiscard]] constexpr std::string_view name(std::size_t index) const noexcept {
    return {text + choices[index].offset, choices[index].size};
  }
  /// The index of a choice, `count` for an unknown one.
  [[nodiscard]] constexpr std::size_t find(std::string_view wanted) const noexcept {
    std::size_t index = 0;
    while (index < count && name(index) != wanted) ++index;
    return index;
  }
  [[nodiscard]] constexpr std::size_t find(long long value) const noexcept {
    std::size_t index = 0;
    while (index < count && choices[index].value != value) ++index;
    return index;
  }
};

struct ObjectLife;

/// One of the collections of an `Any`.
struct AnyAlternative {
  const char* name;
  std::size_t nameSize;
  const TypeInfo* type;  ///< of its items
  void* (*make)();
  const ObjectLife* life;

  [[nodiscard]] constexpr std::string_view nameView() const noexcept { return {name, nameSize}; }
};

struct AnyOps {
  const AnyAlternative* alternatives;
  std::size_t count;

  /// The index of a collection, `count` for an unknown one.
  [[nodiscard]] constexpr std::size_t find(std::string_view collection) const noexcept {
    std::size_t index = 0;
    while (index < count && alternatives[index].nameView() != collection) ++index;
    return index;
  }
};

/// `decode` gets one JSON value as text; both give false for a value that does not fit.
struct CustomOps {
  bool (*decode)(std::string_view json, void* value);
  bool (*encode)(const void* value, std::string& json);
  bool (*isUnset)(const void* value);  ///< null when every value counts
};

/// The same for a JSON string, without quotes and escapes; a number comes as it is written.
struct TextOps {
  bool (*fromText)(std::string_view text, void* value);
  bool (*toText)(const void* value, std::string& text);
  bool (*isUnset)(const void* value);
};

/// Its address stands for a type, without a table of it. Not a constant: linkers fold those.
template <class T>
inline char typeTag{};

struct TypeInfo {
  TypeKind kind;
  TypeCategory category;
  std::uint8_t size = 0;     ///< of a number, in bytes
  bool takesNull = false;    ///< `null` is a value like any other
  bool takesNumber = false;  ///< of text: a number is read, too, as its digits
  bool showsValue = false;   ///< a value that does not fit may stand in a message
  bool staysUnsent = false;  ///< an unset one is not even sent as null: a stored hash
  bool endsHere = false;     ///< a relation of which a table knows the key only: no `inner`
  ValueForm form = ValueForm::plain;
  const char* expected = "";        ///< for messages: `expected string, got number`
  const TypeInfo* inner = nullptr;  ///< of an optional, a list, a relation's object
  const char* tag = nullptr;        ///< of a struct: its `typeTag`
  union Ops {
    const void* none = nullptr;
    const ObjectOps* object;
    const OptionalOps* optional;
    const ListOps* list;
    const RelationOps* relation;
    const CustomOps* custom;
    const TextOps* text;
    const ChoiceOps* choice;
    const AnyOps* any;  ///< its values are an `AnyState`
  } ops{};
};

/// The index of the field called `name`, the number of fields for an unknown name.
constexpr std::size_t indexOf(const ObjectOps& object, std::string_view name) noexcept {
  std::size_t index = 0;
  while (index < object.fieldCount && object.fields[index].nameView() != name) ++index;
  return index;
}

}  // namespace DIRECTUS_NAMESPACE::detail
