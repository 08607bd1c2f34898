#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <directus/query/model_path.hpp>
#include <directus/schema/fixed_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A filter as text. The members of a group stay bare, so that `a && b && c` is one `_and`.
struct DIRECTUS_EXPORT FilterText {
  FilterText() noexcept;
  FilterText(const FilterText&);
  FilterText(FilterText&&) noexcept;
  FilterText& operator=(const FilterText&);
  FilterText& operator=(FilterText&&) noexcept;
  ~FilterText();

  enum class Join : unsigned char { single, all, any };

  std::string text{};  ///< JSON objects, separated by commas; "" = no filter
  Join join = Join::single;
  std::string refused{};  ///< why it cannot be sent: `author.name: …`

  [[nodiscard]] bool empty() const noexcept { return text.empty() && refused.empty(); }
};

/// `{"author":{"name":{"_eq":…}}}`
[[nodiscard]] DIRECTUS_EXPORT FilterText condition(std::string_view path,
                                                   std::string_view operation,
                                                   const ValueText& value);
[[nodiscard]] DIRECTUS_EXPORT FilterText joinFilters(FilterText a, FilterText b,
                                                     FilterText::Join join);
[[nodiscard]] DIRECTUS_EXPORT FilterText rawFilter(const JsonText& json);

/// The filter as one JSON object.
[[nodiscard]] DIRECTUS_EXPORT std::string filterJson(const FilterText& filter);
[[nodiscard]] DIRECTUS_EXPORT ValueText expressionValue(const FilterText& filter);
[[nodiscard]] DIRECTUS_EXPORT ValueText rangeText(ValueText low, ValueText high);

/// `a` and `b` with a dot between.
template <std::size_t N, std::size_t M>
consteval FixedText<N + 1 + M> joinPaths(const FixedText<N>& a, const FixedText<M>& b) {
  FixedText<N + 1 + M> path;
  for (std::size_t i = 0; i < N; ++i) path.text[i] = a.text[i];
  path.text[N] = '.';
  for (std::size_t i = 0; i < M; ++i) path.text[N + 1 + i] = b.text[i];
  return path;
}

/// That `Path` leads to a field which a `Kind` may be compared with. What stands before `Start` is
/// where `some` and `none` ask.
template <FixedText Path, ValueKind Kind, std::size_t Start = 0>
struct Check {
  static constexpr FixedText path = Path;
  static consteval PathProblem problem(const TypeInfo& model) {
    return checkValue(model, Path.view(), Kind, Start);
  }
};

/// That `Path` names a field which a `Kind` may be stored in: related items by their keys, too.
template <FixedText Path, ValueKind Kind>
struct AssignCheck {
  static constexpr FixedText path = Path;
  static consteval PathProblem problem(const TypeInfo& model) {
    const FoundField found = followPath(model, Path.view());
    if (found.problem == PathProblem::none && found.kind == FieldKind::many)
      return Kind == ValueKind::boolean ? PathProblem::wrongValue : PathProblem::none;
    return checkValue(model, Path.view(), Kind);
  }
};

/// That `Path` leads to related items which `some` and `none` can ask.
template <FixedText Path>
struct RelationCheck {
  static constexpr FixedText path = Path;
  static consteval PathProblem problem(const TypeInfo& model) {
    return checkSome(model, Path.view());
  }
};

/// That `Path` names a field of JSON.
template <FixedText Path>
struct JsonCheck {
  static constexpr FixedText path = Path;
  static consteval PathProblem problem(const TypeInfo& model) {
    return checkJson(model, Path.view());
  }
};

template <FixedText Prefix, class Inner>
struct BelowImpl;
template <FixedText Prefix, FixedText Path>
struct BelowImpl<Prefix, JsonCheck<Path>> {
  using type = JsonCheck<joinPaths(Prefix, Path)>;
};
template <FixedText Prefix, FixedText Path, ValueKind Kind, std::size_t Start>
struct BelowImpl<Prefix, Check<Path, Kind, Start>> {
  using type = Check<joinPaths(Prefix, Path), Kind, Prefix.size() + 1 + Start>;
};
template <FixedText Prefix, FixedText Path>
struct BelowImpl<Prefix, RelationCheck<Path>> {
  using type = RelationCheck<joinPaths(Prefix, Path)>;
};
/// `Inner`, asked of the items that `Prefix` leads to.
template <FixedText Prefix, class Inner>
using Below = typename BelowImpl<Prefix, Inner>::type;

/// A filter that remembers in its type what has to be asked of a model.
template <class... Checks>
struct Expression : FilterText {};

}  // namespace DIRECTUS_NAMESPACE::detail

namespace DIRECTUS_NAMESPACE {

template <class... A, class... B>
auto operator&&(detail::Expression<A...> a, detail::Expression<B...> b) {
  return detail::Expression<A..., B...>{
      detail::joinFilters(std::move(a), std::move(b), detail::FilterText::Join::all)};
}

template <class... A, class... B>
auto operator||(detail::Expression<A...> a, detail::Expression<B...> b) {
  return detail::Expression<A..., B...>{
      detail::joinFilters(std::move(a), std::move(b), detail::FilterText::Join::any)};
}

}  // namespace DIRECTUS_NAMESPACE
