#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

#include <directus/core/result.hpp>
#include <directus/query/names.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// What `alias`, `aggregate` and `deep` hold: the members of a JSON object, separated by commas.
struct DIRECTUS_EXPORT ObjectText {
  ObjectText() noexcept;
  ObjectText(const ObjectText&);
  ObjectText(ObjectText&&) noexcept;
  ObjectText& operator=(const ObjectText&);
  ObjectText& operator=(ObjectText&&) noexcept;
  ~ObjectText();

  std::string members{};
  Refusal refused{};

  [[nodiscard]] bool empty() const noexcept { return members.empty() && refused.empty(); }
};

[[nodiscard]] DIRECTUS_EXPORT std::string namesJson(const NameList& list);

DIRECTUS_EXPORT void addTextMember(ObjectText& out, std::string_view name, std::string_view text);
/// `value` is JSON.
DIRECTUS_EXPORT void addMember(ObjectText& out, std::string_view name, std::string_view value);
/// Names as an array, or as one text when they were given so.
DIRECTUS_EXPORT void addNames(ObjectText& out, std::string_view name, const NameList& names);
DIRECTUS_EXPORT void addObject(ObjectText& out, const JsonText& json);
DIRECTUS_EXPORT void addMembers(ObjectText& out, const ObjectText& other);
DIRECTUS_EXPORT void addValue(ObjectText& out, std::string_view name, const ValueText& value);

/// Errors: `invalidArgument` named `name`, or the member at fault when `name` is "".
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> objectJson(const ObjectText& object,
                                                             std::string_view name);

}  // namespace detail

/// `{"latest", field<"comments">}`: the relation under another name in the reply.
template <class Model = void>
class AliasEntry {
 public:
  template <detail::FixedText Path>
  AliasEntry(std::string_view alias, Field<Path>) : alias_(alias), path_(Path.view()) {
    if constexpr (!std::is_void_v<Model>) detail::requireRelation<Model, Path>();
  }
  AliasEntry(std::string_view alias, std::string_view path)
    requires std::is_void_v<Model>
      : alias_(alias), path_(path) {}

 private:
  template <class>
  friend class Alias;
  std::string_view alias_, path_;
};

/// The same relation several times in one reply: `{{"latest", field<"comments">}, {"best", …}}`.
/// @see https://directus.io/docs/guides/connect/query-parameters#alias
template <class Model = void>
class Alias : public detail::ObjectText {
 public:
  Alias() noexcept {}
  Alias(std::initializer_list<AliasEntry<Model>> entries) {
    for (const auto& entry : entries) detail::addTextMember(*this, entry.alias_, entry.path_);
  }
  template <detail::JsonValue J>
  Alias(const J& json) {
    detail::addObject(*this, json);
  }
};

}  // namespace DIRECTUS_NAMESPACE
