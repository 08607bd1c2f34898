#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include <directus/query/model_check.hpp>
#include <directus/query/shape.hpp>

// What may be assigned to a relation in a patch, beside keys.

namespace DIRECTUS_NAMESPACE {

template <class Model>
class Patch;
template <class Model>
struct Alterations;

namespace detail {

/// The items that a value of type `T` consists of.
template <class T>
struct ItemsOf {
  using Item = T;
  static constexpr bool isModel = false;  ///< `Item` is the model itself, not a shape of it
  static constexpr bool alters = false;
};
template <class T, class Allocator>
struct ItemsOf<std::vector<T, Allocator>> : ItemsOf<T> {};
template <class T>
struct ItemsOf<std::optional<T>> : ItemsOf<T> {};
template <class T>
struct ItemsOf<std::unique_ptr<T>> : ItemsOf<T> {};
template <class T>
struct ItemsOf<Ref<T>> : ItemsOf<T> {};
template <class Model>
struct ItemsOf<Patch<Model>> {
  using Item = Model;
  static constexpr bool isModel = true;
  static constexpr bool alters = false;
};
template <class Model>
struct ItemsOf<Alterations<Model>> {
  using Item = Model;
  static constexpr bool isModel = true;
  static constexpr bool alters = true;
};

// The path and the types are template arguments of what is asserted, so that compilers print them.
template <FixedText Path, class Model, FieldKind Kind>
constexpr bool leadsToSeveral = Kind == FieldKind::many || Kind == FieldKind::any;
template <FixedText Path, class Given, class Target>
constexpr bool isOfTarget = std::is_same_v<Given, Target>;
template <FixedText Path, class Model, FieldKind Kind>
constexpr bool needsNoCollection = Kind != FieldKind::union_;

/// That a `T` may be assigned to the relation at `Path`.
template <class Model, FixedText Path, class T>
struct RelatedFits {
  using Items = ItemsOf<T>;
  using Target = TargetOf<Model, Path>;
  static constexpr FieldKind kind = lookUp(typeInfo<Model, 0>(), Path.view()).kind;

  static_assert(needsNoCollection<Path, Model, kind>,
                "directus: this relation leads to several collections: name one, as in "
                "field<\"item\"> = in<\"block_text\">(value)");
  static_assert(!Items::alters || leadsToSeveral<Path, Model, kind>,
                "directus: Alterations are for relations to several items: set a relation to one "
                "item by its key, an object or a Patch");
  static consteval bool check() {
    if constexpr (std::is_void_v<Target>) {
      return true;
    } else if constexpr (Items::isModel) {
      static_assert(isOfTarget<Path, typename Items::Item, Target>,
                    "directus: this Patch or these Alterations belong to another model than the "
                    "one that the relation leads to");
    } else {
      detail::checkItem<typename Items::Item, Target>();
    }
    return true;
  }
  static constexpr bool value = check();
  static constexpr std::string_view collectionField{};
  static constexpr std::string_view collection{};
};

template <FixedText Collection, class Given, class Target>
constexpr bool isCollectionOf = !std::is_void_v<Target>;
template <FixedText Path, class Given>
constexpr bool isAnyField = isAny<Given>;

/// `field<"item"> = in<"block_text">(value)`
template <class Model, FixedText Path, FixedText Collection, class T>
struct RelatedFits<Model, Path, InCollection<Collection, T>> {
  using Field = typename decltype(fieldType<Model, Path>())::type;
  static_assert(isAnyField<Path, Field>,
                "directus: in<\"collection\">(...) is for the Any of a many-to-any relation");
  using Target = typename RelatedIn<Field, Collection>::type;

  static consteval std::string_view fieldOfCollection() {
    if constexpr (isAny<Field>)
      return AnyListOf<Field>::type::field();
    else
      return {};
  }
  static consteval bool check() {
    if constexpr (isAny<Field>) {
      static_assert(isCollectionOf<Collection, Field, Target>,
                    "directus: the Any of this relation has no collection of that name");
      using Items = ItemsOf<T>;
      if constexpr (std::is_void_v<Target> || FieldValue<T>)
        return true;
      else if constexpr (Items::isModel)
        static_assert(
            isOfTarget<Path, typename Items::Item, Target>,
            "directus: this Patch belongs to another model than the items of that collection");
      else
        detail::checkItem<typename Items::Item, Target>();
    }
    return true;
  }
  static constexpr bool value = check();
  static constexpr std::string_view collectionField = fieldOfCollection();
  static constexpr std::string_view collection = Collection.view();
};

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
