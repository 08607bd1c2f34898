#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/core/export.hpp>
#include <directus/schema/field_visit.hpp>
#include <directus/schema/type_info.hpp>

// The table of a struct that has more to say than its members: fields of what it extends, other
// names. It is put together by types only: to read the table of another struct while this one's is
// made would go round in circles where structs refer to each other.

namespace DIRECTUS_NAMESPACE::detail {

/// Fills the hash table of an object's field names.
DIRECTUS_EXPORT void fillBuckets(const FieldInfo* fields, std::size_t count, std::uint8_t* buckets,
                                 std::size_t mask) noexcept;

/// At least twice as many buckets as fields, a power of two.
constexpr std::size_t bucketCount(std::size_t fields) noexcept {
  std::size_t buckets = 4;
  while (buckets < fields * 2) buckets *= 2;
  return buckets;
}

template <std::size_t Count>
struct LayoutOf {
  static constexpr std::size_t mask = bucketCount(Count) - 1;
  std::uint32_t offsets[Count + 1];
  std::uint8_t buckets[mask + 1];
};

template <std::size_t Count>
struct FieldNamesOf {
  NameRange replied[Count + 1] = {};
  NameRange asked[Count + 1] = {};
  std::size_t size = 0;

  template <class T, std::size_t Index>
  constexpr void collection() {
    constexpr std::string_view name = AnyListOf<MemberAt<T, Index>>::type::field();
    replied[size] = {name.data(), name.size()};
    asked[size] = replied[size];
    ++size;
  }
  template <class T, std::size_t Index>
  constexpr void field() {
    replied[size] = ownReplyName<T, Index>();
    asked[size] = ownName<T, Index>();
    ++size;
  }

  /// The first name that stands for two fields, "" when each stands for one.
  [[nodiscard]] constexpr std::string_view twice() const {
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t k = i + 1; k < size; ++k)
        if (replied[i].size == replied[k].size && replied[i].view() == replied[k].view())
          return replied[i].view();
    return {};
  }
};

template <class T>
constexpr auto fieldNamesOf = [] {
  FieldNamesOf<countFields<T>.count> names;
  visitFields<T>(names);
  return names;
}();

template <std::size_t Count, int Reach>
struct FieldTypesOf {
  const TypeInfo* types[Count + 1] = {};
  std::size_t size = 0;

  template <class T, std::size_t Index>
  constexpr void collection() {
    types[size++] = &AnyTable<typename AnyListOf<MemberAt<T, Index>>::type, Reach>::collection;
  }
  template <class T, std::size_t Index>
  constexpr void field() {
    types[size++] = &TypeTable<std::remove_cv_t<MemberAt<T, Index>>, Reach>::info;
  }
};

template <std::size_t Count>
struct FieldInfos {
  FieldInfo list[Count + 1] = {};

  consteval FieldInfos(const NameRange* names, const TypeInfo* const* types) {
    for (std::size_t i = 0; i < Count; ++i) list[i] = {names[i].text, names[i].size, types[i]};
  }
};

// The name is a template argument so that compilers print it.
template <FixedText Field, class Struct>
constexpr bool isNamedOnce = Field.size() == 0;

template <class T>
consteval bool namesFieldsOnce() {
  constexpr std::string_view twice = fieldNamesOf<T>.twice();
  constexpr FixedText<twice.size()> name(twice.data(), twice.size());
  static_assert(isNamedOnce<name, T>,
                "directus: two members of this struct are the same field of Directus: remove one "
                "of them, or rename it in fieldNames(); Extend<T> adds the fields of T, an Any "
                "adds the field `collection`");
  return true;
}

template <class T, int Reach>
struct FlatTable;

/// Where the fields of a `T` are: the same for every table of it.
template <class T>
struct FlatLayout {
  static constexpr std::size_t count = countFields<T>.count;

  struct Layout : LayoutOf<count> {
    explicit Layout(const T& object) noexcept {
      std::uint32_t* next = this->offsets;
      put(object, reinterpret_cast<const char*>(&object), next);
      detail::fillBuckets(FlatTable<T, 0>::fields.list, count, this->buckets, this->mask);
    }

   private:
    template <class Struct>
    static void put(const Struct& object, const char* start, std::uint32_t*& next) noexcept {
      const auto members = detail::membersOf(object);
      [&]<std::size_t... I>(std::index_sequence<I...>) {
        (putMember(*pointerAt<I>(members), start, next), ...);
      }(std::make_index_sequence<memberCount<Struct>>());
    }
    template <class Member>
    static void putMember(const Member& member, const char* start, std::uint32_t*& next) noexcept {
      if constexpr (isExtend<Member>) {
        put<typename Member::Extended>(member, start, next);
      } else if constexpr (isAny<Member>) {
        // Two fields in one place.
        *next++ = offsetOf(AnyAccess::state(member), start);
        *next++ = offsetOf(AnyAccess::state(member), start);
      } else {
        *next++ = offsetOf(member, start);
      }
    }
    template <class Member>
    static std::uint32_t offsetOf(const Member& member, const char* start) noexcept {
      return static_cast<std::uint32_t>(reinterpret_cast<const char*>(std::addressof(member)) -
                                        start);
    }
  };

  static ObjectLayout layout(const void* object) {
    static const Layout made(*static_cast<const T*>(object));
    return {made.offsets, made.buckets, Layout::mask};
  }
};

template <class T, int Reach>
struct FlatTable {
  static constexpr std::size_t count = countFields<T>.count;
  static_assert(count <= maxMembers, "directus: this struct has more than 128 fields");
  static_assert(namesFieldsOnce<T>());

  static constexpr auto types = [] {
    FieldTypesOf<count, Reach> made;
    visitFields<T>(made);
    return made;
  }();
  static constexpr FieldInfos<count> fields{fieldNamesOf<T>.replied, types.types};
  static constexpr FieldInfos<count> asked{fieldNamesOf<T>.asked, types.types};

  static constexpr bool hasRenames = countFields<T>.hasRenames;
  static constexpr ObjectOps ops{fields.list, hasRenames ? asked.list : fields.list, count,
                                 &FlatLayout<T>::layout, hasRenames};
};

}  // namespace DIRECTUS_NAMESPACE::detail
