#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/core/result.hpp>
#include <directus/schema/alias.hpp>
#include <directus/schema/encode.hpp>

namespace directus::inline v0 {

namespace detail {

template <class T>
struct StructText {
  static ValueText of(const T& value) {
    auto text = encode(typeInfo<T>(), &value);
    if (!text) return {.text = {}, .refused = text.error().what()};
    return {.text = std::move(*text), .refused = {}};
  }
};

}  // namespace detail

/// `field<"title"> = "x"`, checked against the model.
template <class Model = void>
class PatchEntry {
 public:
  template <detail::FixedText Path, detail::ValueKind Kind>
  PatchEntry(detail::Assignment<Path, Kind> assignment)
      : name_(Path.view()), value_(std::move(assignment.value)) {
    static_assert(detail::firstName(Path.view()).size() == Path.view().size(),
                  "directus: a patch sets fields of the item itself; give a related item as JSON");
    if constexpr (!std::is_void_v<Model>)
      detail::requireFits<Model, detail::AssignCheck<Path, Kind>>();
  }

 private:
  template <class>
  friend class Patch;
  std::string_view name_;  // of a template argument: lives as long as the program
  detail::ValueText value_;
};

/// Changes to an item of `Model`: a field that is not named is left alone, `= std::nullopt` sets
/// null, anything else sets that value.
///
/// ```
/// updateItem<&Schema::articles>(1, {field<"title"> = "New", field<"body"> = std::nullopt})
/// ```
template <class Model = void>
class Patch {
 public:
  Patch() noexcept {}
  Patch(std::initializer_list<PatchEntry<Model>> entries) {
    for (const auto& entry : entries) detail::addValue(object_, entry.name_, entry.value_);
  }

  /// Sets one more field; the last value of a field counts.
  Patch& set(PatchEntry<Model> entry) {
    detail::addValue(object_, entry.name_, entry.value_);
    return *this;
  }

  [[nodiscard]] bool empty() const noexcept { return object_.empty(); }

  /// The JSON object that is sent.
  ///
  /// Errors: `invalidArgument` naming the field whose value cannot be sent.
  [[nodiscard]] Result<std::string> text() const { return detail::objectJson(object_, ""); }

 private:
  detail::ObjectText object_;
};

}  // namespace directus::inline v0
