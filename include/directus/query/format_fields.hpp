#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/result.hpp>
#include <directus/query/names.hpp>

namespace DIRECTUS_NAMESPACE {

/// The JS SDK's nested `fields` (a JSON array) as the flat names that Directus takes:
/// `["id",{"author":["name"]}]` → `id`, `author.name`; an object below a name holds the
/// collections of an m2a: `[{"item":{"posts":["title"]}}]` → `item:posts.title`.
///
/// Errors: `invalidArgument` for anything that stands for no field.
[[nodiscard]] DIRECTUS_EXPORT Result<std::vector<std::string>> formatFields(const JsonText& fields);

namespace detail {
/// Adds the names in `json`: a list, an object of nested ones, or one name.
DIRECTUS_EXPORT void addFields(NameList& out, const JsonText& json);

/// One entry of a `Fields` list: a name, or nested fields.
class FieldsEntry {
 public:
  template <TextValue T>
  FieldsEntry(const T& name) {
    list_.add(std::string_view(name));
  }
  template <FixedText Path>
  FieldsEntry(Field<Path>) {
    list_.add(Path.view());
  }
  template <JsonValue J>
  FieldsEntry(const J& nested) {
    addFields(list_, nested);
  }
  [[nodiscard]] const NameList& list() const noexcept { return list_; }

 private:
  NameList list_;
};
}  // namespace detail

/// Which fields a dynamic query reads: `{"id", "author.name"}`, with nested JSON among them, or
/// the whole list as JSON.
/// @see https://directus.io/docs/guides/connect/query-parameters#fields
class Fields : public detail::NameList {
 public:
  Fields() = default;
  DIRECTUS_EXPORT Fields(std::initializer_list<detail::FieldsEntry> entries);
  DIRECTUS_EXPORT Fields(std::vector<std::string> list);
  template <detail::JsonValue J>
  Fields(const J& list) {
    detail::addFields(*this, list);
  }
};

}  // namespace DIRECTUS_NAMESPACE
