#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <directus/core/refusal.hpp>
#include <directus/query/field.hpp>
#include <directus/query/model_check.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// Names of fields as they are sent. Not a vector of strings: `{"-id", "title"}` would be taken
/// for a pair of iterators.
struct DIRECTUS_EXPORT NameList {
  NameList() noexcept;
  explicit NameList(std::vector<std::string> list) noexcept;
  NameList(const NameList&);
  NameList(NameList&&) noexcept;
  NameList& operator=(const NameList&);
  NameList& operator=(NameList&&) noexcept;
  ~NameList();

  std::vector<std::string> names{};
  bool plain = false;  ///< given as one text, which is sent as it is
  Refusal refused{};   ///< why it cannot be sent

  [[nodiscard]] bool empty() const noexcept { return names.empty() && refused.empty(); }
  void add(std::string_view name);
};

}  // namespace detail

namespace detail {

/// Names that are template arguments live as long as the program: they are not copied.
template <class Model>
using NameText = std::conditional_t<std::is_void_v<Model>, std::string, std::string_view>;

/// `-` and the path.
template <FixedText Path>
inline constexpr auto descendingText = [] {
  FixedText<Path.size() + 1> text;
  text.text[0] = '-';
  for (std::size_t i = 0; i < Path.size(); ++i) text.text[i + 1] = Path.text[i];
  return text;
}();

}  // namespace detail

/// The name of a field of `Model`: `field<"author.name">`, checked. Without a model also text.
template <class Model = void>
class FieldName {
 public:
  template <detail::FixedText Path>
  FieldName(Field<Path>) : text_(Path.view()) {
    if constexpr (!std::is_void_v<Model>) detail::requireField<Model, Path>();
  }
  template <detail::TextValue T>
  FieldName(const T& text) : text_(std::string_view(text)) {
    static_assert(std::is_void_v<Model>,
                  "directus: where the model is known, name a field as field<\"name\">");
  }

  /// The field as Directus calls it.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  detail::NameText<Model> text_;
};

/// A field to sort by: `field<"title">` from the least up, `-field<"id">` from the greatest down.
/// Chosen at run time: `up ? field<"title"> : -field<"title">`. Without a model also text, `"-id"`.
template <class Model = void>
class SortKey {
 public:
  template <detail::FixedText Path>
  SortKey(Field<Path>) : text_(Path.view()) {
    if constexpr (!std::is_void_v<Model>) detail::requireSortable<Model, Path>();
  }
  template <detail::FixedText Path>
  SortKey(Sorted<Path> sorted)
      : text_(sorted.descending ? detail::descendingText<Path>.view() : Path.view()) {
    if constexpr (!std::is_void_v<Model>) detail::requireSortable<Model, Path>();
  }
  template <detail::TextValue T>
  SortKey(const T& text) : text_(std::string_view(text)) {
    static_assert(
        std::is_void_v<Model>,
        "directus: where the model is known, write sort as {field<\"name\">, -field<\"date\">}");
  }

  /// The field as Directus calls it, with a `-` before it for descending.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  detail::NameText<Model> text_;
};

namespace detail {

template <class Name, bool TakesText>
class NamesOf : public NameList {
 public:
  NamesOf() noexcept {}
  NamesOf(std::initializer_list<Name> list) {
    for (const Name& name : list) add(name.text());
  }
  /// One text is sent as it is, so it may hold several names: `"-date,title"`.
  template <TextValue T>
  NamesOf(const T& text) {
    static_assert(TakesText,
                  "directus: where the model is known, name the fields as {field<\"name\">}");
    plain = true;
    add(std::string_view(text));
  }
  template <class T>
    requires std::constructible_from<Name, const T&>
  NamesOf(const std::vector<T>& list) {
    for (const T& name : list) add(Name(name).text());
  }
  template <FixedText Path>
  NamesOf(Field<Path> name) : NamesOf({Name(name)}) {}
  template <FixedText Path>
    requires std::constructible_from<Name, Sorted<Path>>
  NamesOf(Sorted<Path> name) : NamesOf({Name(name)}) {}
};

}  // namespace detail

/// `{field<"author">, field<"status">}`; without a model also `{"author", "status"}`.
template <class Model = void>
using FieldNames = detail::NamesOf<FieldName<Model>, std::is_void_v<Model>>;

/// `{-field<"date">, field<"title">}`; without a model also `{"-date", "title"}`.
template <class Model = void>
using Sort = detail::NamesOf<SortKey<Model>, std::is_void_v<Model>>;

}  // namespace DIRECTUS_NAMESPACE
