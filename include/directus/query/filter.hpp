#pragma once

#include <type_traits>
#include <utility>

#include <directus/query/field.hpp>
#include <directus/query/json_field.hpp>
#include <directus/query/model_check.hpp>
#include <directus/query/related_key.hpp>
#include <directus/query/variable.hpp>

namespace DIRECTUS_NAMESPACE {

/// A condition on items of `Model`. It is made from conditions on fields, which are checked against
/// the model, or from JSON, which is not checked; `{}` means every item.
///
/// ```
/// Filter<Article> filter = field<"status"> == "published";
/// if (onlyMine) filter = filter && field<"author"> == "$CURRENT_USER";
/// ```
/// `Filter<>` belongs to no model and checks nothing.
/// @see https://directus.io/docs/guides/connect/filter-rules
template <class Model = void>
class Filter : public detail::FilterText {
 public:
  Filter() noexcept {}

  template <class... Checks>
  Filter(detail::Expression<Checks...> expression) : FilterText(std::move(expression)) {
    if constexpr (!std::is_void_v<Model>) (detail::requireFits<Model, Checks>(), ...);
  }

  template <detail::FixedText Path, detail::ValueKind Kind, class Item>
  Filter(const detail::Assignment<Path, Kind, Item>&) {
    static_assert(sizeof(Item*) == 0,
                  "directus: a filter compares by ==, as in field<\"title\"> == \"x\"; = sets a "
                  "field in a patch");
  }

  template <detail::JsonValue J>
  Filter(const J& json) : FilterText(detail::rawFilter(json)) {}

  friend Filter operator&&(Filter a, Filter b) {
    return Filter(detail::joinFilters(std::move(a), std::move(b), Join::all));
  }
  friend Filter operator||(Filter a, Filter b) {
    return Filter(detail::joinFilters(std::move(a), std::move(b), Join::any));
  }

 private:
  explicit Filter(FilterText joined) : FilterText(std::move(joined)) {}
};

}  // namespace DIRECTUS_NAMESPACE
