#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <directus/schema/ref_state.hpp>

namespace DIRECTUS_NAMESPACE {

template <class T>
class Ref;

namespace detail {

struct TypeInfo;
template <class T, int Reach>
struct TypeTable;

/// What has to be known of an object whose type is forgotten, besides where it is.
struct HeldType {
  const TypeInfo* table;
  void (*destroy)(void*) noexcept;
};

template <class T>
struct HeldTypeOf {
  static void destroy(void* object) noexcept { delete static_cast<T*>(object); }
  static constexpr HeldType type{&TypeTable<T, 0>::info, &destroy};
};

/// What a `Ref` holds, whatever it refers to. How an object is deleted and written is kept beside
/// it, so that a struct with a `Ref` does not make compilers look at the struct behind it, and at
/// all that this one leads to.
class RefHolder {
 public:
  RefHolder() noexcept = default;
  RefHolder(RefHolder&& other) noexcept
      : state_(std::exchange(other.state_, {})),
        object_(std::exchange(other.object_, nullptr)),
        type_(other.type_) {}
  RefHolder& operator=(RefHolder&& other) noexcept {
    std::swap(state_, other.state_);
    std::swap(object_, other.object_);
    std::swap(type_, other.type_);
    return *this;
  }
  ~RefHolder() {
    if (object_ != nullptr) type_->destroy(object_);
  }

  /// Owns `object` from now on, where it had no object before.
  template <class T>
  void own(T* object) noexcept {
    object_ = object;
    type_ = &HeldTypeOf<T>::type;
    state_.setObject();
  }

  [[nodiscard]] RefState& state() noexcept { return state_; }
  [[nodiscard]] const RefState& state() const noexcept { return state_; }
  /// Null without an object.
  [[nodiscard]] void* object() const noexcept { return object_; }
  /// The table of the object, when there is one.
  [[nodiscard]] const TypeInfo& table() const noexcept { return *type_->table; }

 private:
  RefState state_{};
  void* object_ = nullptr;  // owned
  const HeldType* type_ = nullptr;
};

/// What tables and commands need of a `Ref`.
struct RefAccess {
  template <class T>
  static RefHolder& holder(Ref<T>& ref) noexcept {
    return ref.holder_;
  }
  template <class T>
  static const RefHolder& holder(const Ref<T>& ref) noexcept {
    return ref.holder_;
  }
};

}  // namespace detail

/// The other side of a many-to-one relation (also a file or a user): nothing, its key, or the
/// object itself. Copies deeply; `T` may be incomplete where a `Ref<T>` is a member.
///
/// A query asks for the key; to read fields of the other side name a shape with a nested struct.
template <class T>
class Ref {
 public:
  using value_type = T;

  Ref() noexcept = default;
  Ref(std::nullptr_t) noexcept {}
  Ref(std::nullopt_t) noexcept {}
  template <detail::KeyNumber I>
  Ref(I key) {
    state().setNumber(static_cast<std::int64_t>(key));
  }
  Ref(std::string_view key) { state().setText(key); }
  Ref(const std::string& key) { state().setText(key); }
  Ref(const char* key) { state().setText(key); }
  /// A `Uuid`, a `Key`, or whatever else says what its text is.
  template <detail::KeyLike K>
    requires(!std::same_as<K, T>)
  Ref(const K& key) {
    detail::setKey(state(), key);
  }
  /// The object itself: creating sends it nested.
  template <class U>
    requires std::same_as<std::remove_cvref_t<U>, T>
  Ref(U&& object) {
    holder_.own(new T(std::forward<U>(object)));
  }

  Ref(const Ref& other) {
    if (other.hasObject())
      holder_.own(new T(*other));
    else
      state() = other.state();
  }
  Ref(Ref&& other) noexcept = default;
  Ref& operator=(const Ref& other) { return *this = Ref(other); }
  Ref& operator=(Ref&& other) noexcept = default;
  ~Ref() = default;

  /// Whether it is null.
  [[nodiscard]] bool isNull() const noexcept { return is(Holds::null); }
  /// Whether it holds only a key.
  [[nodiscard]] bool hasKey() const noexcept { return is(Holds::number) || is(Holds::text); }
  /// Whether it holds the related item.
  [[nodiscard]] bool hasObject() const noexcept { return is(Holds::object); }
  explicit operator bool() const noexcept { return !isNull(); }

  /// The key as an integer (`key()`, `key<int>()`), as text (`key<std::string>()`) or as a
  /// `key<Uuid>()`.
  ///
  /// Errors: throws `invalidArgument` where there is no such key; text of digits is a number.
  template <class K = std::int64_t>
    requires(detail::KeyNumber<K> || std::same_as<K, std::string> || detail::ParsedKey<K>)
  [[nodiscard]] K key() const {
    return detail::keyOf<K>(state());
  }

  /// The key of either kind as text, "" without a key.
  [[nodiscard]] std::string keyText() const { return state().keyText(); }

  /// The object. Errors: throws `invalidArgument` without an object.
  [[nodiscard]] const T& operator*() const {
    if (!hasObject()) detail::throwNoObject();
    return *static_cast<T*>(holder_.object());
  }
  [[nodiscard]] T& operator*() {
    if (!hasObject()) detail::throwNoObject();
    return *static_cast<T*>(holder_.object());
  }
  [[nodiscard]] const T* operator->() const { return &**this; }
  [[nodiscard]] T* operator->() { return &**this; }

  friend bool operator==(const Ref& a, const Ref& b) {
    if (!a.hasObject() || !b.hasObject()) return a.state().sameKey(b.state());
    constexpr bool comparable = requires(const T& t) {
      { t == t } -> std::convertible_to<bool>;
    };
    static_assert(comparable,
                  "directus: comparing Ref<T> compares objects: give T an operator== (= default)");
    if constexpr (comparable)
      return *a == *b;
    else
      return false;
  }
  template <detail::KeyNumber I>
  friend bool operator==(const Ref& ref, I key) noexcept {
    std::int64_t number = 0;
    return ref.state().readNumber(number) && std::cmp_equal(number, key);
  }
  template <class Text>
    requires std::is_convertible_v<const Text&, std::string_view>
  friend bool operator==(const Ref& ref, const Text& key) {
    return ref.is(Holds::text) && ref.state().text() == std::string_view(key);
  }
  template <detail::KeyLike K>
    requires(!std::same_as<K, T>)
  friend bool operator==(const Ref& ref, const K& key) {
    return ref.hasKey() && ref.keyText() == key.toString();
  }
  friend bool operator==(const Ref& ref, std::nullptr_t) noexcept { return ref.isNull(); }
  friend bool operator==(const Ref& ref, std::nullopt_t) noexcept { return ref.isNull(); }

 private:
  friend struct detail::RefAccess;
  using Holds = detail::RefState::Holds;
  [[nodiscard]] bool is(Holds holds) const noexcept { return state().holds() == holds; }
  [[nodiscard]] detail::RefState& state() noexcept { return holder_.state(); }
  [[nodiscard]] const detail::RefState& state() const noexcept { return holder_.state(); }

  detail::RefHolder holder_;
};

/// The other side of a one-to-many relation, or the rows of a junction (many-to-many,
/// translations). `T` may be incomplete where it is a member; cycles and references to itself work.
///
/// A query asks for the keys; to read fields name a shape with a `std::vector` of nested structs.
/// Creating sends each item: a key links, an object is created along.
template <class T>
using Refs = std::vector<Ref<T>>;

}  // namespace DIRECTUS_NAMESPACE

// An object in a `Ref` brings the table of its struct along.
#include <directus/schema/type_table.hpp>
