#include <directus/helpers/bulk.hpp>

#include <algorithm>
#include <chrono>

#include <directus/call/client_context.hpp>

#include "codec/json_parts.hpp"
#include "core/stop_token.hpp"
#include "helpers/bulk_machine.hpp"
#include "rest/rest_access.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

/// Sends what a `BulkMachine` says.
class BulkRun {
 public:
  BulkRun(const RestMembers& rest, std::string_view collection, BulkMode mode,
          const BulkOptions& options)
      : rest_(rest),
        collection_(collection),
        options_(options),
        machine_(mode, options.primaryKey, !options.key.empty()) {}

  Result<BulkReport> run(const NextBulkRow& next) {
    while (takeBatch(next)) {
      while (const BulkMachine::Work* work = machine_.next()) {
        if (auto done = send(*work); !done) return done.error();
        report();
      }
      report();
      if (options_.progress)
        options_.progress({.read = read_,
                           .created = machine_.created(),
                           .updated = machine_.updated(),
                           .rejected = report_.rejected});
    }
    report_.created = machine_.created();
    report_.updated = machine_.updated();
    return std::move(report_);
  }

 private:
  bool takeBatch(const NextBulkRow& next) {
    const std::size_t size = (std::max)(options_.batch, std::size_t{1});
    std::vector<BulkRow> rows;
    while (rows.size() < size) {
      std::optional<BulkRow> row = next();
      if (!row) break;
      row->index = read_++;
      rows.push_back(*std::move(row));
    }
    const bool hasRows = !rows.empty();
    machine_.add(std::move(rows));
    return hasRows;
  }

  Result<void> send(const BulkMachine::Work& work) {
    if (work.kind == BulkMachine::Kind::lookUp) {
      auto items = lookUp(work.rows);
      if (!items) return failed(items.error());
      machine_.found(*items);
    } else {
      Query<> keyOnly{.fields = {options_.primaryKey}};
      const char* method = work.kind == BulkMachine::Kind::create ? "POST" : "PATCH";
      auto reply = rest_
                       .request(Command<void>(writeRequest(method, collection_, machine_.body(),
                                                           queryParams(keyOnly))),
                                options_.request)
                       .result();
      if (!reply) return failed(reply.error());
      machine_.taken();
    }
    pauses_ = 0;
    waited_ = milliseconds(0);
    return {};
  }

  Result<void> failed(const Error& error) {
    switch (machine_.failed(error)) {
      case BulkMachine::Then::goOn:
        return {};
      case BulkMachine::Then::end:
        return error;
      case BulkMachine::Then::pause:
        break;
    }
    constexpr int mostDoublings = 5;
    const milliseconds pause = error.retryAfter()
                                   ? milliseconds(*error.retryAfter())
                                   : milliseconds(250) * (1 << (std::min)(pauses_, mostDoublings));
    if (pauses_++ == 0) ++report_.outages;
    waited_ += pause;
    if (waited_ > milliseconds(options_.patience)) return error;
    if (!RestAccess::sleep(rest_, pause, standard(options_.request.stop))) return cancelled();
    return {};
  }

  static Error cancelled() { return makeError(ErrorKind::cancelled, "the call was cancelled"); }

  /// The items that have the keys of `rows`, also where the server gives a part at a time.
  Result<FoundItems> lookUp(const std::vector<BulkRow>& rows) {
    std::string filter;
    appendJsonString(filter, options_.key);
    filter = '{' + filter + ":{\"_in\":[";
    for (std::size_t i = 0; i < rows.size(); ++i) filter += (i > 0 ? "," : "") + rows[i].key;
    Query<> query{.fields = {options_.primaryKey, options_.key},
                  .filter = JsonText::parse(filter + "]}}"),
                  .sort = {options_.primaryKey},
                  .limit = -1,
                  .offset = 0};
    FoundItems items;
    for (;;) {
      auto page = rest_
                      .request(Command<Page<JsonText>>(
                                   withMeta(readListRequest(collection_, queryParams(query)))),
                               options_.request)
                      .result();
      if (!page) return page.error();
      for (const JsonText& item : page->items) add(items, item);
      *query.offset += static_cast<std::int64_t>(page->items.size());
      if (page->items.empty() || *query.offset >= page->filterCount.value_or(0)) return items;
    }
  }

  void add(FoundItems& items, const JsonText& item) const {
    items.emplace(keyTextOf(memberText(item.text(), options_.key)),
                  memberText(item.text(), options_.primaryKey));
  }

  void report() {
    for (RejectedRow& row : machine_.takeRejected()) {
      constexpr std::size_t most = 100;
      ++report_.rejected;
      if (options_.onRejected) options_.onRejected(row);
      if (report_.rejections.size() < most) report_.rejections.push_back(std::move(row));
    }
  }

  const RestMembers& rest_;
  std::string_view collection_;
  const BulkOptions& options_;
  BulkMachine machine_;
  BulkReport report_{};
  std::size_t read_ = 0;
  int pauses_ = 0;
  milliseconds waited_{0};
};

}  // namespace

Result<BulkReport> runBulk(const RestMembers& rest, std::string_view collection, BulkMode mode,
                           const NextBulkRow& next, const BulkOptions& options) {
  if (mode == BulkMode::upsert && options.key.empty())
    return invalidArgument("key", "empty: name the field that distinguishes rows");
  return BulkRun(rest, collection, mode, options).run(next);
}

}  // namespace DIRECTUS_NAMESPACE::detail
