#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <directus/async/ahead.hpp>
#include <directus/async/typed_body.hpp>
#include <directus/codec/encode.hpp>
#include <directus/rest/rest.hpp>

namespace DIRECTUS_NAMESPACE {

/// How `readAll` divides a list into requests.
struct ReadAllOptions {
  /// Items of one request, at most the server's `QUERY_LIMIT_MAX`.
  std::int64_t pageSize = 100;
  /// A unique field of the collection, a number or text, such as its primary key `id` (no uuid:
  /// Directus does not say which one is greater). With it each page begins behind the last item of
  /// the one before, so that items which others add or remove meanwhile shift nothing; the items
  /// come in its order, until a page is empty. Without it pages are found by `offset`, until there
  /// were as many as the server counts.
  /// A list of keys that is too long for one request (`field<"id">.in(keys)`) is asked for in
  /// parts; the items then come part by part.
  std::string key{};
  /// The next page is fetched while this one is used: two pages are in memory, a loop that is left
  /// early has asked for one more than it used, and a client that only blocks has a thread that
  /// does it. An error comes where its page would. Say false where the loop changes what later
  /// pages have (it deletes what it reads, and pages go by `offset`), and where each request
  /// counts.
  bool prefetch = true;
};

/// What `readAll` makes: sent by `client.request`.
template <class T>
struct [[nodiscard("directus: a command does nothing until client.request(command)")]] ReadAll {
  detail::CommandRequest request;
  ReadAllOptions options;
  const detail::ReplyOps& reply;  ///< how a page is read
};

/// Every item of a list, page by page, from any command that reads a list:
///
/// ```
/// for (const Card& card : client.request(readAll(readItems<&Schema::articles, Card>(query))))
/// ```
/// The query's `limit` and `offset` count over all pages. Refused when they are sent: a query with
/// `page`, `options.key` beside another `sort`, and what `withSearch` made (a page with a long
/// query goes by SEARCH in any case).
/// @see https://directus.io/docs/guides/connect/query-parameters#limit
template <class List>
auto readAll(Command<List> list, ReadAllOptions options = ReadAllOptions()) {
  using Item = typename decltype(detail::PageOf<List>::type::items)::value_type;
  return ReadAll<Item>{std::move(list).request(), std::move(options),
                       detail::ReplyFor<Page<Item>>::ops};
}
template <class List>
auto readAll(TypedCommand<List> list, ReadAllOptions options = ReadAllOptions()) {
  using Item = typename decltype(detail::PageOf<List>::type::items)::value_type;
  return ReadAll<Item>{std::move(list).request(), std::move(options),
                       detail::ReplyFor<Page<Item>, 0>::ops};
}

namespace detail {

/// The pages of one `readAll`: knows what to send next.
class DIRECTUS_EXPORT Pages {
 public:
  Pages(std::shared_ptr<ClientContext> context, std::shared_ptr<const CallRules> rules,
        CommandRequest list, ReadAllOptions paging, RequestOptions options);
  Pages(Pages&&) noexcept;
  Pages& operator=(Pages&&) noexcept;
  ~Pages();

  /// Sends what is next and fills the slot, of an empty `std::optional<Result<Page<T>>>`; leaves
  /// it empty at the end.
  Flow<void> next(Driver& driver, ReplySlot slot);

  /// The field that pages go by; "": they go by `offset`.
  [[nodiscard]] const std::string& key() const noexcept;

  /// How many items came, of how many that there are, and the key of the last one as JSON.
  /// Errors: `decode` when that is not a key, or the key of the page before.
  [[nodiscard]] Result<void> received(std::size_t count, std::optional<std::int64_t> of,
                                      Result<std::string> lastKey);

  /// Whether the list has been read to its end.
  [[nodiscard]] bool atEnd() const noexcept;

  /// Where its operations go on.
  [[nodiscard]] std::shared_ptr<AsyncSlot> slot() const;

 private:
  struct State;
  State* state_;  // owned; a std::unique_ptr costs each file that includes this
};

template <class T>
Result<std::string> memberJson(const T& item, const std::string& name) {
  if constexpr (NlohmannJson<T>) {
    const auto member = item.find(name);
    return member != item.end() ? dumpJson(*member).value_or("") : std::string();
  } else {
    return encodeMember(typeInfo<T, 0>(), &item, name);
  }
}

/// Reads page after page.
template <class T>
struct PageReader {
  PageReader(Pages from, const ReplyOps& reply) : pages(std::move(from)), how(&reply) {}

  Flow<Result<std::vector<T>>> read(Driver& driver) {
    for (;;) {
      std::optional<Result<Page<T>>> reply;
      co_await pages.next(driver, {how, &reply});
      if (!reply) co_return std::vector<T>();
      if (!*reply) co_return reply->error();
      std::vector<T> items = std::move((**reply).items);
      const bool wanted = !pages.key().empty() && !items.empty();
      auto key = wanted ? memberJson(items.back(), pages.key()) : std::string();
      if (auto taken = pages.received(items.size(), (**reply).filterCount, std::move(key)); !taken)
        co_return taken.error();
      // A read hook of the server may drop all items of a page that is not the last one.
      if (!items.empty() || pages.atEnd()) co_return items;
    }
  }

  Pages pages;
  const ReplyOps* how;
};

/// A page that is fetched while the one before is used.
template <class T>
class PageAhead {
 public:
  explicit PageAhead(const std::shared_ptr<PageReader<T>>& reader)
      : page_(std::make_shared<Page>()) {
    auto body = operationOf<std::vector<T>>(reader->pages.slot(), [reader](Driver& driver) {
                  return reader->read(driver);
                }).body();
    run_.start(std::move(body), page_);
  }

  [[nodiscard]] Flow<bool> wait(Driver& driver) { return run_.wait(driver); }
  Result<std::vector<T>> take() { return page_->take(); }

 private:
  class Page final : public ResultCompletion<std::vector<T>> {
   public:
    void deliver(const std::exception_ptr& thrown) override { thrown_ = thrown; }
    Result<std::vector<T>> take() {
      if (thrown_) std::rethrow_exception(thrown_);
      return *std::move(this->result_);
    }

   private:
    std::exception_ptr thrown_{};
  };

  std::shared_ptr<Page> page_;
  AheadRun run_{};
};

/// Where a `readAll` is: shared by its operations.
template <class T>
struct ItemsState {
  ItemsState(Pages from, const ReplyOps& reply, bool prefetch)
      : reader(std::make_shared<PageReader<T>>(std::move(from), reply)), prefetches(prefetch) {}

  [[nodiscard]] std::shared_ptr<AsyncSlot> slot() const { return reader->pages.slot(); }

  Flow<Result<std::vector<T>>> nextPage(Driver& driver) {
    auto next = co_await takePage(driver);
    if (prefetches && next && !next->empty() && !reader->pages.atEnd())
      ahead = std::make_shared<PageAhead<T>>(reader);
    co_return next;
  }

  Flow<Result<std::vector<T>>> takePage(Driver& driver) {
    const std::shared_ptr<PageAhead<T>> begun = std::move(ahead);
    if (begun && co_await begun->wait(driver)) co_return begun->take();
    co_return co_await reader->read(driver);
  }

  /// Takes the next page; false at the end.
  Flow<Result<bool>> load(Driver& driver) {
    at = 0;
    page.clear();
    auto next = co_await nextPage(driver);
    if (!next) co_return next.error();
    page = *std::move(next);
    co_return !page.empty();
  }

  Flow<Result<std::optional<T>>> next(Driver& driver) {
    if (at == page.size()) {
      const auto loaded = co_await load(driver);
      if (!loaded) co_return loaded.error();
      if (!*loaded) co_return std::optional<T>();
    }
    co_return std::optional<T>(std::move(page[at++]));
  }

  std::shared_ptr<PageReader<T>> reader;
  bool prefetches;
  std::shared_ptr<PageAhead<T>> ahead{};
  std::vector<T> page{};
  std::size_t at = 0;
};

}  // namespace detail

/// The items of a `readAll`, a page or two in memory at a time: a range that is gone through once,
/// or asked for the next item.
///
/// Lazy: nothing is sent before `begin`, `next` or `nextPage`; leaving the loop sends no more, and
/// cancels the page that is fetched ahead when the items are destroyed.
/// Lifetimes: the client may be moved or destroyed first; then the next page ends `cancelled`.
/// Thread safety: belongs to one thread at a time, and has one operation at a time.
template <class T>
class [[nodiscard("directus: readAll sends nothing until its items are read")]] Items {
 public:
  Items(detail::Pages pages, const detail::ReplyOps& reply, bool prefetch)
      : state_(std::make_shared<detail::ItemsState<T>>(std::move(pages), reply, prefetch)) {}

  /// The next item; empty at the end. After an error the same item may be asked for again.
  Operation<std::optional<T>> next() {
    return detail::operationOf<std::optional<T>>(
        state_->slot(), [state = state_](detail::Driver& driver) { return state->next(driver); });
  }

  /// The next page, empty at the end. After an error the same page may be asked for again.
  Operation<std::vector<T>> nextPage() {
    return detail::operationOf<std::vector<T>>(
        state_->slot(),
        [state = state_](detail::Driver& driver) { return state->nextPage(driver); });
  }

  /// Throws the `Error` of a page that cannot be read. Ends at `std::default_sentinel`.
  class iterator {
   public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::input_iterator_tag;

    explicit iterator(Items& items) : items_(&items) { items.load(); }

    T& operator*() const noexcept { return items_->state_->page[items_->state_->at]; }
    T* operator->() const noexcept { return &**this; }
    iterator& operator++() {
      if (++items_->state_->at == items_->state_->page.size()) items_->load();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const noexcept { return items_->state_->page.empty(); }

   private:
    Items* items_;
  };

  iterator begin() { return iterator(*this); }
  std::default_sentinel_t end() const noexcept { return {}; }

 private:
  void load() {
    (void)detail::operationOf<bool>(nullptr, [state = state_](detail::Driver& driver) {
      return state->load(driver);
    }).get();
  }

  std::shared_ptr<detail::ItemsState<T>> state_;
};

namespace detail {

template <class T>
Items<T> RestMembers::request(ReadAll<T> all, RequestOptions options) const {
  const bool prefetch = all.options.prefetch;
  return Items<T>(
      Pages(context_, rules_, std::move(all.request), std::move(all.options), std::move(options)),
      all.reply, prefetch);
}

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
