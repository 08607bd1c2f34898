#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <directus/core/export.hpp>
#include <directus/schema/ref_state.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// How to copy and delete an object whose type is forgotten.
struct ObjectLife {
  void* (*copy)(const void*);
  void (*destroy)(void*) noexcept;
};

template <class T>
struct LifeOf {
  static void* copy(const void* object) { return new T(*static_cast<const T*>(object)); }
  static void destroy(void* object) noexcept { delete static_cast<T*>(object); }
  static constexpr ObjectLife life{&copy, &destroy};
};

/// What an `Any` holds: compiled code works on it. A reply has two fields for it, in either order:
/// the name of the collection, and the item.
class DIRECTUS_EXPORT AnyState {
 public:
  using Holds = RefState::Holds;

  AnyState() noexcept;
  AnyState(const AnyState& other);
  AnyState(AnyState&& other) noexcept;
  AnyState& operator=(const AnyState& other);
  AnyState& operator=(AnyState&& other) noexcept;
  ~AnyState();

  [[nodiscard]] const std::string& collection() const noexcept { return collection_; }
  /// `object` also for an item that is kept as JSON.
  [[nodiscard]] const RefState& key() const noexcept { return key_; }
  /// The item, of the alternative at `index()`; null without an item.
  [[nodiscard]] void* object() const noexcept { return object_; }
  [[nodiscard]] std::size_t index() const noexcept { return index_; }
  /// An item as JSON when its collection is not among the alternatives, otherwise "".
  [[nodiscard]] const std::string& raw() const noexcept { return raw_; }

  void setCollection(std::string_view name) { collection_ = name; }
  /// The key, null at first; it replaces the item or key from before.
  RefState& resetKey() noexcept;
  void setRaw(std::string_view json);
  /// Owns `object` from now on.
  void setObject(std::size_t index, void* object, const ObjectLife& life) noexcept;

  // While a reply is read, one of its two fields waits for the other.
  enum class Part : std::uint8_t { none, collection, item };
  [[nodiscard]] Part waiting() const noexcept { return waiting_; }
  void wait(Part part) noexcept { waiting_ = part; }

 private:
  RefState key_;
  std::string collection_;
  std::string raw_;
  void* object_ = nullptr;
  const ObjectLife* life_ = nullptr;
  std::size_t index_ = 0;
  Part waiting_ = Part::none;
};

/// What the tables need of an `Any`.
struct AnyAccess {
  template <class Any>
  static const AnyState& state(const Any& any) noexcept {
    return any.state_;
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
