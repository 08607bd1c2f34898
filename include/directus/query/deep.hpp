#pragma once

#include <initializer_list>
#include <string_view>
#include <type_traits>

#include <directus/query/query_parts.hpp>

namespace DIRECTUS_NAMESPACE {

template <class Model = void>
struct Query;

namespace detail {
template <class Model>
void addDeepQuery(ObjectText& out, std::string_view name, const Query<Model>& query);

template <class Model, FixedText Path>
constexpr void requireDeep() {
  static_assert(
      firstName(Path.view()).size() == Path.view().size(),
      "directus: deep names one relation: name a relation below it in the .deep of that relation");
  if constexpr (!std::is_void_v<Model>) requireRelation<Model, Path>();
}
}  // namespace detail

/// `{field<"comments">, {.filter = …, .limit = 5}}`: which of the related items come back. For a
/// relation that is read under another name, the alias comes first: `{"latest", field<"comments">,
/// …}`.
template <class Model = void>
class DeepEntry {
 public:
  template <detail::FixedText Path>
  DeepEntry(Field<Path>, const Query<detail::TargetOf<Model, Path>>& query) {
    detail::requireDeep<Model, Path>();
    detail::addDeepQuery(text_, Path.view(), query);
  }
  template <detail::FixedText Path>
  DeepEntry(std::string_view alias, Field<Path>,
            const Query<detail::TargetOf<Model, Path>>& query) {
    detail::requireDeep<Model, Path>();
    detail::addDeepQuery(text_, alias, query);
  }
  DeepEntry(std::string_view name, const Query<Model>& query)
    requires std::is_void_v<Model>
  {
    detail::addDeepQuery(text_, name, query);
  }

 private:
  template <class>
  friend class Deep;
  detail::ObjectText text_;
};

/// Queries on related items: `{{field<"comments">, {.limit = 5}}}`; without a model also
/// `{{"comments", {.limit = 5}}}` and JSON.
/// @see https://directus.io/docs/guides/connect/query-parameters#deep
template <class Model = void>
class Deep : public detail::ObjectText {
 public:
  Deep() noexcept {}
  Deep(std::initializer_list<DeepEntry<Model>> entries) {
    for (const auto& entry : entries) detail::addMembers(*this, entry.text_);
  }
  template <detail::JsonValue J>
  Deep(const J& json) {
    detail::addObject(*this, json);
  }
};

}  // namespace DIRECTUS_NAMESPACE
