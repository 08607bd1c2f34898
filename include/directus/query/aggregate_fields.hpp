#pragma once

#include <initializer_list>
#include <string_view>
#include <type_traits>

#include <directus/query/alias.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
void aggregateTakesAFieldOrStar();  // never defined: calling it stops a constant evaluation
}

/// A field that a function of an aggregate takes: `field<"views">`, checked, or `"*"`.
template <class Model>
class AggregateName {
 public:
  template <detail::FixedText Path>
  constexpr AggregateName(Field<Path>) : text_(Path.view()) {
    detail::requireField<Model, Path>();
  }
  consteval AggregateName(const char* text) : text_(text) {
    if (text_ != "*") detail::aggregateTakesAFieldOrStar();
  }

  /// The field as Directus calls it.
  [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

 private:
  std::string_view text_;
};

/// `{field<"views">, field<"likes">}`, or `{"*"}`.
template <class Model>
using AggregateNames = detail::NamesOf<AggregateName<Model>, false>;

/// Which fields each function sums up: `{.count = {"*"}, .sum = {field<"views">}}`.
/// @see https://directus.io/docs/guides/connect/query-parameters#aggregate
template <class Model = void>
struct Aggregate {
  AggregateNames<Model> count{};
  AggregateNames<Model> countDistinct{};
  AggregateNames<Model> countAll{};
  AggregateNames<Model> sum{};
  AggregateNames<Model> sumDistinct{};
  AggregateNames<Model> avg{};
  AggregateNames<Model> avgDistinct{};
  AggregateNames<Model> min{};
  AggregateNames<Model> max{};
};

/// Without a model: `{{"count", "*"}, {"sum", {"views"}}}`, or JSON.
template <>
struct Aggregate<void> : detail::ObjectText {
  struct Entry {
    std::string_view function;
    FieldNames<> fields;
  };

  Aggregate() = default;
  Aggregate(std::initializer_list<Entry> entries) {
    for (const Entry& entry : entries) detail::addNames(*this, entry.function, entry.fields);
  }
  template <detail::JsonValue J>
  Aggregate(const J& json) {
    detail::addObject(*this, json);
  }
};

namespace detail {

inline const ObjectText& aggregateText(const Aggregate<void>& aggregate) {
  return aggregate;
}

/// One function of an `Aggregate` and the fields that it takes.
struct AggregateEntry {
  std::string_view function;
  const NameList& fields;
};
[[nodiscard]] DIRECTUS_EXPORT ObjectText
aggregateText(std::initializer_list<AggregateEntry> entries);

template <class Model>
ObjectText aggregateText(const Aggregate<Model>& a) {
  return aggregateText({{"count", a.count},
                        {"countDistinct", a.countDistinct},
                        {"countAll", a.countAll},
                        {"sum", a.sum},
                        {"sumDistinct", a.sumDistinct},
                        {"avg", a.avg},
                        {"avgDistinct", a.avgDistinct},
                        {"min", a.min},
                        {"max", a.max}});
}

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
