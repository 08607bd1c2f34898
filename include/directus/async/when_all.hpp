#pragma once

#include <cstddef>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <directus/async/operation.hpp>
#include <directus/async/typed_body.hpp>

namespace DIRECTUS_NAMESPACE {

/// How `whenAll` runs a vector of operations.
struct WhenAllOptions {
  std::size_t atOnce = 0;  ///< so many run at a time; 0 = all
};

namespace detail {

/// One of several operations that run together.
struct Branch {
  PendingBody body;
  void* result;  ///< an empty `std::optional<Result<T>>`
  void (*fail)(void* result, const Error& error);
  bool (*hasFailed)(const void* result);
};

template <class T>
Branch branchOf(PendingBody body, std::optional<Result<T>>& result) {
  using Slot = std::optional<Result<T>>;
  return {std::move(body), &result,
          [](void* slot, const Error& error) { static_cast<Slot*>(slot)->emplace(error); },
          [](const void* slot) {
            const Slot& filled = *static_cast<const Slot*>(slot);
            return !filled || !*filled;
          }};
}

/// Runs them, `atOnce` at a time (0 = all), until each has a result; gives the number of the first
/// that failed, or how many there are. `endsWithFirst`: a failure cancels the others.
DIRECTUS_EXPORT Flow<std::size_t> runTogether(Driver& driver, std::vector<Branch> branches,
                                              std::size_t atOnce, bool endsWithFirst);

template <class T>
using ValueOf = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

template <class T>
ValueOf<T> takeValue(std::optional<Result<T>>& result) {
  if constexpr (std::is_void_v<T>)
    return {};
  else
    return (*std::move(result)).value();
}

template <class... T>
class PackBody final : public TypedBody<std::tuple<ValueOf<T>...>> {
 public:
  explicit PackBody(Operation<T>... operations) : bodies_{std::move(operations).body()...} {}

  Flow<Result<std::tuple<ValueOf<T>...>>> run(Driver& driver) override {
    std::tuple<std::optional<Result<T>>...> results;
    const std::size_t failed =
        co_await runTogether(driver, branches(results, std::index_sequence_for<T...>()), 0, true);
    if (failed < sizeof...(T)) co_return errorOf(results, failed);
    co_return std::apply(
        [](auto&... result) { return std::tuple<ValueOf<T>...>(takeValue(result)...); }, results);
  }

 private:
  template <class Results, std::size_t... i>
  std::vector<Branch> branches(Results& results, std::index_sequence<i...>) {
    std::vector<Branch> all;
    all.reserve(sizeof...(T));
    (all.push_back(branchOf(std::move(bodies_[i]), std::get<i>(results))), ...);
    return all;
  }
  template <class Results>
  static Error errorOf(Results& results, std::size_t failed) {
    std::optional<Error> error;
    std::size_t at = 0;
    std::apply(
        [&](auto&... result) { ((at++ == failed ? void(error = result->error()) : void()), ...); },
        results);
    return *std::move(error);
  }

  PendingBody bodies_[sizeof...(T)];
};

template <class T>
class ListBody final : public TypedBody<std::vector<Result<T>>> {
 public:
  ListBody(std::vector<Operation<T>> operations, WhenAllOptions options)
      : operations_(std::move(operations)), options_(options) {}

  Flow<Result<std::vector<Result<T>>>> run(Driver& driver) override {
    std::vector<std::optional<Result<T>>> results(operations_.size());
    std::vector<Branch> branches;
    branches.reserve(results.size());
    for (std::size_t i = 0; i < results.size(); ++i)
      branches.push_back(branchOf(std::move(operations_[i]).body(), results[i]));
    co_await runTogether(driver, std::move(branches), options_.atOnce, false);
    std::vector<Result<T>> all;
    all.reserve(results.size());
    for (auto& result : results) all.push_back(*std::move(result));
    co_return all;
  }

 private:
  std::vector<Operation<T>> operations_;
  WhenAllOptions options_;
};

}  // namespace detail

/// All of them at the same time: a tuple of their values (`std::monostate` for `void`), or the
/// error of the first that fails, which cancels the others.
///
///     auto [articles, authors] = whenAll(client.request(readItems<&Schema::articles>()),
///                                        client.request(readItems<&Schema::authors>())).get();
///
/// `get` runs them at the same time, too; coroutines among them go on on the caller's thread.
template <class... T>
  requires(sizeof...(T) > 0)
[[nodiscard]] Operation<std::tuple<detail::ValueOf<T>...>> whenAll(Operation<T>... operations) {
  return Operation<std::tuple<detail::ValueOf<T>...>>(
      detail::PendingBody(new detail::PackBody<T...>(std::move(operations)...)));
}

/// All of them, `options.atOnce` at a time: the result of each, in their order. No failure ends the
/// others.
template <class T>
[[nodiscard]] Operation<std::vector<Result<T>>> whenAll(std::vector<Operation<T>> operations,
                                                        WhenAllOptions options = WhenAllOptions()) {
  return Operation<std::vector<Result<T>>>(
      detail::PendingBody(new detail::ListBody<T>(std::move(operations), options)));
}

}  // namespace DIRECTUS_NAMESPACE
