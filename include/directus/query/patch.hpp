#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/codec/encode.hpp>
#include <directus/core/result.hpp>
#include <directus/query/alias.hpp>
#include <directus/query/related_value.hpp>

namespace DIRECTUS_NAMESPACE {

template <class Model = void>
class Patch;

namespace detail {

template <class T>
struct StructText {
  static ValueText of(const T& value) {
    auto text = encode(typeInfo<T, 0>(), &value);
    if (!text) return {.text = {}, .refused = text.error().what()};
    return {.text = std::move(*text), .refused = {}};
  }
};

struct PatchAccess;

DIRECTUS_EXPORT ValueText objectValue(const ObjectText& object);
/// The members of `json`, an object.
DIRECTUS_EXPORT ObjectText objectOf(ValueText json);

template <class Model>
struct StructText<Patch<Model>> {
  static ValueText of(const Patch<Model>& patch) { return objectValue(patch.object()); }
};

template <FixedText Collection, class T>
struct StructText<InCollection<Collection, T>> {
  static ValueText of(const InCollection<Collection, T>& item) {
    if constexpr (FieldValue<T>)
      return valueText(item.value);
    else
      return StructText<T>::of(item.value);
  }
};

template <class T>
constexpr bool isPatch = false;
template <class Model>
constexpr bool isPatch<Patch<Model>> = true;

/// A struct whose members are fields to set.
template <class T>
concept ItemStruct = std::is_class_v<T> && std::is_aggregate_v<T> && !FieldValue<T> && !isPatch<T>;

}  // namespace detail

/// `field<"title"> = "x"`, checked against the model.
template <class Model = void>
class PatchEntry {
 public:
  template <detail::FixedText Path, detail::ValueKind Kind, class Item>
  PatchEntry(detail::Assignment<Path, Kind, Item> assignment)
      : name_(Path.view()), value_(std::move(assignment.value)) {
    static_assert(detail::firstName(Path.view()).size() == Path.view().size(),
                  "directus: a patch sets fields of the item itself: to change a related item, "
                  "write field<\"author\"> = Patch<Author>{...}");
    if constexpr (!std::is_void_v<Model>) {
      detail::requireFits<Model, detail::AssignCheck<Path, Kind>>();
      if constexpr (!std::is_void_v<Item>) {
        using Fits = detail::RelatedFits<Model, Path, Item>;
        static_assert(Fits::value);
        collectionField_ = Fits::collectionField;
        collection_ = Fits::collection;
      }
    }
  }

 private:
  template <class>
  friend class Patch;
  // Views of template arguments: they live as long as the program.
  std::string_view name_;
  std::string_view collectionField_{};  // which says where the value is from, "" for most
  std::string_view collection_{};
  detail::ValueText value_;
};

namespace detail {
template <class T>
constexpr bool saysWhatChanges = isPatch<T>;

/// Refuses, with a sentence, what an update does not take.
template <class T>
constexpr void requirePatch() {
  static_assert(!JsonValue<T>,
                "directus: a typed update takes no JSON: use the form by name, as in "
                "updateItem(\"articles\", key, json)");
  if constexpr (!JsonValue<T>)
    static_assert(
        saysWhatChanges<T>,
        "directus: an update takes a Patch, such as {field<\"title\"> = \"New\"}, "
        "changes(before, after) or wholeItem(item): a struct cannot say which members stay "
        "as they are");
}
}  // namespace detail

/// Changes to an item of `Model`: a field that is not named is left alone, `= std::nullopt` sets
/// null, anything else sets that value.
///
/// ```
/// updateItem<&Schema::articles>(1, {field<"title"> = "New", field<"body"> = std::nullopt})
/// ```
template <class Model>
class Patch {
 public:
  Patch() noexcept {}
  Patch(std::initializer_list<PatchEntry<Model>> entries) {
    for (const auto& entry : entries) set(entry);
  }
  /// Changes to a shape of the model: what `wholeItem` and `changes` make.
  template <class Shape>
    requires(!std::is_same_v<Shape, Model> && !std::is_void_v<Shape>)
  Patch(const Patch<Shape>& patch) : object_(patch.object()) {
    detail::checkItem<Shape, Model>();
  }
  /// Only to say what is written instead.
  template <class T>
    requires(!detail::isPatch<T> && !std::constructible_from<PatchEntry<Model>, const T&>)
  Patch(const T&) {
    detail::requirePatch<T>();
  }

  /// Sets one more field; the last value of a field counts.
  Patch& set(const PatchEntry<Model>& entry) {
    if (!entry.collectionField_.empty())
      detail::addTextMember(object_, entry.collectionField_, entry.collection_);
    detail::addValue(object_, entry.name_, entry.value_);
    return *this;
  }

  /// Whether it changes nothing: then there is no need to send it.
  [[nodiscard]] bool empty() const noexcept { return object_.empty(); }

  /// The JSON object that is sent.
  ///
  /// Errors: `invalidArgument` naming the field whose value cannot be sent.
  [[nodiscard]] Result<std::string> text() const { return detail::objectJson(object_, ""); }

  /// Its members, for the library's own use.
  [[nodiscard]] const detail::ObjectText& object() const noexcept { return object_; }

 private:
  friend struct detail::PatchAccess;
  detail::ObjectText object_;
};

namespace detail {

/// A patch of members that are JSON already.
struct PatchAccess {
  template <class Model>
  static Patch<Model> make(Result<std::string> json) {
    ValueText value;
    if (json)
      value.text = *std::move(json);
    else
      value.refused = json.error().what();
    Patch<Model> patch;
    patch.object_ = objectOf(std::move(value));
    return patch;
  }
};

}  // namespace detail

/// What creates an item of `Model` among the changes of another one: a struct that fits the model,
/// whose members without a value (`std::nullopt`) are left out, or fields as in a `Patch`.
template <class Model = void>
class NewItem {
 public:
  NewItem(std::initializer_list<PatchEntry<Model>> entries) : patch_(entries) {}
  NewItem(Patch<Model> patch) : patch_(std::move(patch)) {}
  template <detail::ItemStruct Item>
  NewItem(const Item& item) : patch_(detail::PatchAccess::make<Model>(itemText(item))) {
    detail::checkItem<Item, Model>();
  }

  /// Its members, for the library's own use.
  [[nodiscard]] const detail::ObjectText& object() const noexcept { return patch_.object(); }

 private:
  template <class Item>
  static Result<std::string> itemText(const Item& item) {
    return detail::encode(detail::typeInfo<Item, 0>(), &item);
  }
  Patch<Model> patch_;
};

}  // namespace DIRECTUS_NAMESPACE
