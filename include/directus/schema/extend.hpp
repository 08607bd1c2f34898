#pragma once

#include <utility>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
/// What every member that is more than one plain field derives from.
struct SpecialMember {};
}  // namespace detail

/// The fields of `T` among those of the struct that has this member: how a collection of Directus
/// gets the fields that a project added to it.
///
/// ```
/// struct User {
///   Extend<DirectusUser> base;
///   std::optional<std::string> nickname;
/// };
/// user.base.first_name
/// User{.base = {{.first_name = "Ada"}}, .nickname = "Countess"}
/// ```
/// Several may stand in one struct, in models, shapes and what is written; no two fields may have
/// the same name.
template <class T>
struct Extend : T, detail::SpecialMember {
  /// The struct whose fields these are.
  using Extended = T;

  Extend() = default;
  Extend(T value) : T(std::move(value)) {}
};

namespace detail {
template <class>
inline constexpr bool isExtend = false;
template <class T>
inline constexpr bool isExtend<Extend<T>> = true;
}  // namespace detail

}  // namespace DIRECTUS_NAMESPACE
