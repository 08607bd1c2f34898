#pragma once

#include <string>
#include <string_view>

#include <directus/codec/decode.hpp>

/// A `T` from a reply.
template <class T>
directus::Result<T> read(std::string_view reply, directus::detail::ReplyMeta* meta = nullptr) {
  using namespace directus::detail;
  Decoder decoder;
  T value{};
  ReplyMeta ignored;
  auto done = decodeReply(decoder, {.text = reply}, typeInfo<T>(), &value, meta ? *meta : ignored);
  if (!done) return done.error();
  return value;
}

/// The message of the error that reading a `T` ends with, "" if it does not.
template <class T>
std::string failure(std::string_view reply) {
  const auto result = read<T>(reply);
  if (result) return "";
  const std::string_view what = result.error().what();
  return std::string(what.substr(what.find(' ') + 1));  // without the status
}
