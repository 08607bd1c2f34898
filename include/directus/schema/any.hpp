#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/schema/any_state.hpp>
#include <directus/schema/extend.hpp>
#include <directus/schema/fixed_text.hpp>
#include <directus/schema/reflect_tie.hpp>

namespace DIRECTUS_NAMESPACE {

/// One of the collections that an `Any` leads to: its name, and what its items are read into.
template <detail::FixedText Collection, class T>
struct In {
  /// What its items are read into.
  using Item = T;
  /// The name of the collection.
  static constexpr std::string_view collection() noexcept { return Collection.view(); }
};

/// Among the alternatives of an `Any`: the field that names the collection, where that is not
/// `collection`.
template <detail::FixedText Field>
struct CollectionField {
  /// The name of that field.
  static constexpr std::string_view name() noexcept { return Field.view(); }
};

namespace detail {

template <FixedText Collection, class Value>
struct InCollection {
  Value value;
};

template <class Entry>
constexpr bool isIn = false;
template <FixedText Collection, class T>
constexpr bool isIn<In<Collection, T>> = std::is_class_v<T>;

/// What stands between the angle brackets of an `Any`.
template <class Field, class... Ins>
struct AnyList {
  static_assert(sizeof...(Ins) > 0 && (isIn<Ins> && ...),
                "directus: Any takes the name and the struct of each collection: "
                "Any<In<\"block_text\", BlockText>, In<\"block_image\", BlockImage>>");
  static constexpr std::size_t count = sizeof...(Ins);
  static constexpr std::string_view field() noexcept { return Field::name(); }

  template <std::size_t Index>
  using At = std::remove_pointer_t<decltype(pointerAt<Index>(std::declval<Pointers<Ins...>>()))>;
  template <std::size_t Index>
  using ItemAt = typename At<Index>::Item;

  template <class T>
  static constexpr std::size_t countOf =
      (std::size_t{std::is_same_v<typename Ins::Item, T>} + ... + std::size_t{0});

  /// The index of a type or a collection's name, `count` for an unknown one.
  template <class T>
  static consteval std::size_t indexOf() {
    std::size_t index = 0;
    (void)((std::is_same_v<typename Ins::Item, T> || (++index, false)) || ...);
    return index;
  }
  static consteval std::size_t indexOf(std::string_view name) {
    std::size_t index = 0;
    (void)((Ins::collection() == name || (++index, false)) || ...);
    return index;
  }
};

template <class... Entries>
struct AnyEntries {
  using List = AnyList<CollectionField<"collection">, Entries...>;
};
template <FixedText Field, class... Ins>
struct AnyEntries<CollectionField<Field>, Ins...> {
  using List = AnyList<CollectionField<Field>, Ins...>;
};

// What is asked for is a template argument, so that compilers print it.
template <class Wanted, class Any, std::size_t Count>
constexpr bool isOneAlternative = Count == 1;
template <FixedText Collection, class Any, bool Is>
constexpr bool isAlternative = Is;

}  // namespace detail

/// `in<"block_text">(3)`: an item of that collection, by its key or as an object, for an `Any`.
template <detail::FixedText Collection, class Value>
[[nodiscard]] auto in(Value&& value) {
  return detail::InCollection<Collection, std::decay_t<Value>>{std::forward<Value>(value)};
}

/// The other side of a many-to-any relation: nothing, a key, or an item of one of several
/// collections. It is a member of the junction's struct and there stands for two fields of
/// Directus, its own and `collection`; the struct has no other member for `collection`.
///
/// ```
/// struct Block {
///   int id{};
///   Any<In<"block_text", BlockText>, In<"block_image", BlockImage>> item;
/// };
/// if (const BlockText* text = block.item.getIf<BlockText>()) …
/// Block{.item = BlockText{.text = "Hello"}};  Block{.item = in<"block_text">(3)};
/// ```
/// A query asks for the fields of each alternative. An item of another collection is kept as JSON.
/// The structs may be incomplete where it is a member; it copies deeply.
/// @see https://directus.io/docs/guides/data-model/relationships
template <class... Entries>
class Any : detail::SpecialMember {
  using List = typename detail::AnyEntries<Entries...>::List;
  using Holds = detail::AnyState::Holds;

 public:
  Any() noexcept = default;
  Any(std::nullptr_t) noexcept {}
  /// An item, in the one collection whose items have this type.
  template <class T>
    requires(List::template countOf<std::remove_cvref_t<T>> > 0)
  Any(T&& item) {
    requireOne<std::remove_cvref_t<T>>();
    set<List::template indexOf<std::remove_cvref_t<T>>()>(std::forward<T>(item));
  }
  template <detail::FixedText Collection, class Value>
  Any(detail::InCollection<Collection, Value> item) {
    if constexpr (std::is_same_v<Value, ItemIn<Collection>>)
      set<List::indexOf(Collection.view())>(std::move(item.value));
    else
      setKey(Collection.view(), item.value);
  }

  /// The collection of the item, "" for null.
  [[nodiscard]] const std::string& collection() const noexcept { return state_.collection(); }

  /// Whether it is null.
  [[nodiscard]] bool isNull() const noexcept { return is(Holds::null); }
  /// Whether it holds only a key.
  [[nodiscard]] bool hasKey() const noexcept { return is(Holds::number) || is(Holds::text); }
  /// The key as an integer (`key<std::int64_t>()`) or as `std::string`.
  ///
  /// Errors: throws `invalidArgument` where there is no such key; text of digits is a number.
  template <class K = std::int64_t>
    requires(detail::KeyNumber<K> || std::same_as<K, std::string>)
  [[nodiscard]] K key() const {
    return detail::keyOf<K>(state_.key());
  }
  /// The key of either kind as text, "" without a key.
  [[nodiscard]] std::string keyText() const { return state_.key().keyText(); }
  /// The item as JSON when its collection is not among the alternatives, otherwise "".
  [[nodiscard]] const std::string& raw() const noexcept { return state_.raw(); }

  /// The item; null when it is of another collection, a key only, or missing.
  template <class T>
  [[nodiscard]] const T* getIf() const noexcept {
    return static_cast<const T*>(find<T>());
  }
  template <class T>
  [[nodiscard]] T* getIf() noexcept {
    return static_cast<T*>(find<T>());
  }
  /// The same by the collection: `getIf<"block_text">()`.
  template <detail::FixedText Collection>
  [[nodiscard]] const auto* getIf() const noexcept {
    return static_cast<const ItemIn<Collection>*>(findAt(List::indexOf(Collection.view())));
  }
  template <detail::FixedText Collection>
  [[nodiscard]] auto* getIf() noexcept {
    return static_cast<ItemIn<Collection>*>(findAt(List::indexOf(Collection.view())));
  }

  /// Calls `visitor` with the item; false when there is only a key, JSON, or null.
  template <class Visitor>
  bool visit(Visitor&& visitor) const {
    return forItem([&](const auto& item) { visitor(item); });
  }
  template <class Visitor>
  bool visit(Visitor&& visitor) {
    return forItem([&](auto& item) { visitor(item); });
  }

  friend bool operator==(const Any& a, const Any& b) {
    if (a.collection() != b.collection() || a.raw() != b.raw()) return false;
    if (!a.state_.key().sameKey(b.state_.key()) || a.state_.index() != b.state_.index())
      return false;
    bool same = true;
    a.forItem([&]<class T>(const T& item) {
      constexpr bool comparable = requires {
        { item == item } -> std::convertible_to<bool>;
      };
      static_assert(comparable,
                    "directus: comparing an Any compares items: give the struct of each "
                    "collection an operator== (= default)");
      if constexpr (comparable) same = item == *static_cast<const T*>(b.state_.object());
    });
    return same;
  }

 private:
  friend struct detail::AnyAccess;

  template <detail::FixedText Collection>
  static consteval auto itemIn() {
    constexpr std::size_t index = List::indexOf(Collection.view());
    static_assert(detail::isAlternative<Collection, Any, index != List::count>,
                  "directus: this Any has no collection of that name");
    if constexpr (index != List::count)
      return std::type_identity<typename List::template ItemAt<index>>();
    else
      return std::type_identity<void>();
  }
  template <detail::FixedText Collection>
  using ItemIn = typename decltype(itemIn<Collection>())::type;

  [[nodiscard]] bool is(Holds holds) const noexcept { return state_.key().holds() == holds; }
  [[nodiscard]] void* findAt(std::size_t index) const noexcept {
    return state_.index() == index ? state_.object() : nullptr;
  }
  template <class T>
  [[nodiscard]] void* find() const noexcept {
    requireOne<T>();
    return findAt(List::template indexOf<T>());
  }
  template <class T>
  static constexpr void requireOne() noexcept {
    static_assert(detail::isOneAlternative<T, Any, List::template countOf<T>>,
                  "directus: exactly one collection of this Any must have items of that type; "
                  "name the collection instead: getIf<\"block_text\">(), in<\"block_text\">(item)");
  }

  template <class Use>
  bool forItem(const Use& use) const {
    return forItemAt(use, state_.object(), std::make_index_sequence<List::count>());
  }
  template <class Use, std::size_t... I>
  bool forItemAt(const Use& use, void* object, std::index_sequence<I...>) const {
    const auto useAt = [&](auto* item) {
      use(*item);
      return true;
    };
    return object != nullptr && ((state_.index() == I &&
                                  useAt(static_cast<typename List::template ItemAt<I>*>(object))) ||
                                 ...);
  }

  template <std::size_t Index, class T>
  void set(T&& item) {
    using Item = typename List::template ItemAt<Index>;
    state_.setCollection(List::template At<Index>::collection());
    state_.setObject(Index, new Item(std::forward<T>(item)), detail::LifeOf<Item>::life);
  }
  template <class Key>
  void setKey(std::string_view collection, const Key& key) {
    constexpr bool isNumber = detail::KeyNumber<Key>;
    constexpr bool isText = std::is_convertible_v<const Key&, std::string_view>;
    static_assert(
        isNumber || isText,
        "directus: in<\"collection\">(...) takes an item of the type that the Any has for "
        "that collection, or its key");
    state_.setCollection(collection);
    if constexpr (isNumber)
      state_.resetKey().setNumber(static_cast<std::int64_t>(key));
    else if constexpr (isText)
      state_.resetKey().setText(key);
  }

  detail::AnyState state_;
};

namespace detail {
template <class>
inline constexpr bool isAny = false;
template <class... Entries>
inline constexpr bool isAny<Any<Entries...>> = true;
}  // namespace detail

}  // namespace DIRECTUS_NAMESPACE
