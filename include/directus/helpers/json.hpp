#pragma once

#include <string>
#include <string_view>

#include <directus/codec/decode.hpp>
#include <directus/codec/encode.hpp>

// Structs as JSON for files and messages of the program, by the same tables as replies.

namespace DIRECTUS_NAMESPACE {

/// A struct, or a list of them, as JSON that `fromJson` reads back. Nothing is left out: what has
/// no value is null.
///
/// Errors: `invalidArgument` naming the path: text that is not UTF-8, NaN, a `Date()` that is no
/// day.
template <class T>
[[nodiscard]] Result<std::string> toJson(const T& value) {
  return detail::encodeAll(detail::typeInfo<T, 0>(), &value);
}

/// Reads JSON by the rules of replies: members that `T` does not have are passed over.
///
/// Errors: `decode` naming the path: `[3].author.name: expected string, got number`.
template <class T>
[[nodiscard]] Result<T> fromJson(std::string_view json) {
  detail::Decoder decoder;
  T value{};
  auto read =
      detail::decodeValue(decoder, {.text = json, .status = 0}, detail::typeInfo<T>(), &value);
  if (!read) return read.error();
  return value;
}

}  // namespace DIRECTUS_NAMESPACE
