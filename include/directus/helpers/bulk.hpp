#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <directus/commands/items.hpp>
#include <directus/rest/rest.hpp>

// Many rows into a collection: `upsertItems` and `importItems`.

namespace DIRECTUS_NAMESPACE {

/// A row that Directus did not take.
struct RejectedRow {
  std::size_t index = 0;  ///< its place in the input, from 0
  Error error;            ///< why; `invalidArgument` when it was not even sent
};

/// How far it is: given after each batch.
struct BulkProgress {
  std::size_t read = 0;  ///< rows of the input that are dealt with
  std::size_t created = 0;
  std::size_t updated = 0;
  std::size_t rejected = 0;
};

/// What became of the rows.
struct BulkReport {
  std::size_t created = 0;
  std::size_t updated = 0;
  std::size_t rejected = 0;
  std::size_t outages = 0;                ///< how often it waited for the server to come back
  std::vector<RejectedRow> rejections{};  ///< the first 100 of them; `onRejected` gets all
};

/// How `upsertItems` and `importItems` go about it.
struct BulkOptions {
  /// The field that distinguishes rows, such as `sku`: a number or text. It should be unique in the
  /// database: only then two programs at once make no second row either. `importItems` needs it
  /// only to go on after a lost connection.
  std::string key{};
  std::size_t batch = 200;                    ///< rows a request
  Callback<const RejectedRow&> onRejected{};  ///< called for each row that is refused
  Callback<const BulkProgress&> progress{};   ///< called after each batch
  std::string primaryKey = "id";              ///< the collection's own key
  Milliseconds patience = 5 * 60'000;         ///< how long an outage may last
  RequestOptions request{};                   ///< of each request; `stop` ends it all
};

namespace detail {

/// A row on its way: as JSON, since what sends it is compiled.
struct BulkRow {
  std::size_t index = 0;
  std::string key{};               ///< as JSON, "" when the row has no key
  std::string created{};           ///< the item as creating sends it
  std::string updated{};           ///< the same as updating sends it, without its own key
  std::optional<Error> refused{};  ///< why it cannot be sent
};

/// Where rows come from: nothing at the end.
using NextBulkRow = std::function<std::optional<BulkRow>()>;

/// Whether rows that are there are changed, or all are new.
enum class BulkMode : bool { upsert, import };

[[nodiscard]] DIRECTUS_EXPORT Result<BulkReport> runBulk(const RestMembers& rest,
                                                         std::string_view collection, BulkMode mode,
                                                         const NextBulkRow& next,
                                                         const BulkOptions& options);

template <class Model, class Item>
BulkRow makeBulkRow(const Item& item, const BulkOptions& options, BulkMode mode) {
  checkItem<Item, Model>();
  BulkRow row;
  const auto take = [&](Result<std::string> json, std::string& into) {
    if (json)
      into = *std::move(json);
    else if (!row.refused)
      row.refused = json.error();
  };
  take(encode(typeInfo<Item, 0>(), &item), row.created);
  if (mode == BulkMode::upsert)
    take(encodeWhole(typeInfo<Item, 0>(), &item, OwnKey::leftOut), row.updated);
  if (!options.key.empty()) take(encodeMember(typeInfo<Item, 0>(), &item, options.key), row.key);
  return row;
}

// The type is a template argument of what is asserted, so that compilers print it.
template <class Rows>
concept RangeOfItems = requires(Rows& rows) {
  requires ItemStruct<std::remove_cvref_t<decltype(*std::begin(rows))>>;
  std::end(rows);
};
template <class Rows>
concept SourceOfItems = requires(Rows& rows) {
  requires ItemStruct<std::remove_cvref_t<decltype(*rows())>>;
  { rows().has_value() };
};
template <class Rows>
constexpr bool givesItems = RangeOfItems<Rows> || SourceOfItems<Rows>;

template <class Model, class Rows>
NextBulkRow bulkSource(Rows& rows, const BulkOptions& options, BulkMode mode) {
  if constexpr (RangeOfItems<Rows>) {
    return [at = std::begin(rows), end = std::end(rows), &options,
            mode]() mutable -> std::optional<BulkRow> {
      if (at == end) return std::nullopt;
      auto row = makeBulkRow<Model>(*at, options, mode);
      ++at;
      return row;
    };
  } else {
    return [&rows, &options, mode]() -> std::optional<BulkRow> {
      auto item = rows();
      if (!item.has_value()) return std::nullopt;
      return makeBulkRow<Model>(*item, options, mode);
    };
  }
}

template <auto Collection, class Rows>
Result<BulkReport> runTypedBulk(const RestMembers& rest, Rows& rows, const BulkOptions& options,
                                BulkMode mode) {
  requireList<Collection>();
  static_assert(givesItems<Rows>,
                "directus: the rows are a range of structs, or a function that gives a "
                "std::optional of one, with nothing at the end");
  if constexpr (givesItems<Rows>)
    return runBulk(rest, collectionName<Collection>(), mode,
                   bulkSource<ModelOf<Collection>>(rows, options, mode), options);
  else
    return BulkReport();
}

}  // namespace detail

/// Brings rows of another system into a collection: a row whose `options.key` is there already
/// changes that item, any other becomes a new one. `rows` is a range of structs that fit the model,
/// or a function that gives a `std::optional` of one; it is gone through once, one batch in memory
/// at a time.
///
/// ```
/// const auto report = upsertItems<&Schema::products>(client, rows, {.key = "sku"}).value();
/// ```
/// A row is written whole: what has no value is set to null where the item is there, and left to
/// the server where it is new. A batch that Directus refuses is halved until the rows at fault are
/// alone; these are reported, all others written. When the server cannot be reached it waits, asks
/// which rows arrived, and goes on. Run again after a crash it changes what is there and creates
/// the rest.
///
/// Errors: what ends all of it (no rights, a lost session, an outage longer than
/// `options.patience`); what was written by then stays.
/// Cancellation: `options.request.stop`.
template <auto Collection, class Rows>
[[nodiscard]] Result<BulkReport> upsertItems(const detail::RestMembers& client, Rows&& rows,
                                             const BulkOptions& options) {
  return detail::runTypedBulk<Collection>(client, rows, options, detail::BulkMode::upsert);
}

/// Creates a row for each of the input, as `upsertItems` does it, and looks for none that is there.
/// With `options.key` it goes on after a connection that was lost while rows were created; without
/// one that ends it as `outcomeUnknown`.
template <auto Collection, class Rows>
[[nodiscard]] Result<BulkReport> importItems(const detail::RestMembers& client, Rows&& rows,
                                             const BulkOptions& options = BulkOptions()) {
  return detail::runTypedBulk<Collection>(client, rows, options, detail::BulkMode::import);
}

}  // namespace DIRECTUS_NAMESPACE
