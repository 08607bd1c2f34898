#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <directus/core/milliseconds.hpp>

namespace DIRECTUS_NAMESPACE {

/// Options of the `live` composable: of each live query, unless its own say otherwise.
struct LiveOptions {
  Milliseconds settle = 50;        ///< how long changes are collected before they are read
  Milliseconds interval = 30'000;  ///< everything is read again so often, whatever has come
  /// So many rows are read by their keys; where more were touched, the whole list is read.
  std::size_t maxTouched = 100;
};

/// Options of one live query.
struct LiveQueryOptions {
  std::optional<Milliseconds> settle{};     ///< see `LiveOptions`
  std::optional<Milliseconds> interval{};   ///< see `LiveOptions`
  std::optional<std::size_t> maxTouched{};  ///< see `LiveOptions`
  /// A file that keeps the last items for the next start, when the server may be out of reach; ""
  /// for none. One file for each query and each user. Its folder has to be there; the file is for
  /// its owner alone.
  std::string cache{};
  /// Collections whose changes make everything be read again, besides those that the query names:
  /// what a relation nests is found by itself where the client has a schema.
  std::vector<std::string> related{};
  /// The primary key of the collection. Where it is one of the fields that are asked for, items are
  /// known by it; else an item that has changed is one removed and another added.
  std::string key = "id";
};

}  // namespace DIRECTUS_NAMESPACE
