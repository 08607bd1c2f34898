#include "helpers/bulk_machine.hpp"

#include <iterator>
#include <set>

#include <directus/codec/decode.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

struct Nothing {};

/// Directus or the way to it is not there, but may be again.
bool isOutage(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::network:
    case ErrorKind::timeout:
    case ErrorKind::outcomeUnknown:
      return true;
    case ErrorKind::http:
      return error.status() == 429 || error.status() >= 500;
    case ErrorKind::api:
      return error.status() == 429 || error.status() == 503;
    default:
      return false;
  }
}

/// Directus does not like a row; which of several it does not always say.
bool isAboutRows(const Error& error) {
  if (error.kind() == ErrorKind::invalidArgument) return true;
  if (error.kind() == ErrorKind::http) return error.status() == 413;
  return error.kind() == ErrorKind::api && error.status() != 401 && error.status() != 404;
}

bool isThere(const Error& error) {
  for (const ApiError& one : error.errors())
    if (one.code == ErrorCode::recordNotUnique) return true;
  return false;
}

}  // namespace

std::string keyTextOf(std::string_view json) {
  Decoder decoder;
  Ref<Nothing> key;
  if (json.empty() || !decodeValue(decoder, {.text = json}, typeInfo<Ref<Nothing>>(), &key))
    return {};
  return key.keyText();
}

void BulkMachine::add(std::vector<BulkRow> rows) {
  std::vector<BulkRow> good;
  for (BulkRow& row : rows) {
    if (!row.refused && mode_ == BulkMode::upsert && keyTextOf(row.key).empty())
      row.refused = invalidArgument("key", "the row has none");
    if (row.refused)
      reject(row, *row.refused);
    else
      good.push_back(std::move(row));
  }
  addDistinct(std::move(good));
}

void BulkMachine::addDistinct(std::vector<BulkRow> rows) {
  while (!rows.empty()) {
    Work work{.kind = mode_ == BulkMode::upsert ? Kind::lookUp : Kind::create};
    std::vector<BulkRow> later;
    std::set<std::string> keys;
    for (BulkRow& row : rows) {
      const bool isFirst = mode_ == BulkMode::import || keys.insert(keyTextOf(row.key)).second;
      (isFirst ? work.rows : later).push_back(std::move(row));
    }
    works_.push_back(std::move(work));
    rows = std::move(later);
  }
}

BulkMachine::Work BulkMachine::takeFront() {
  Work work = std::move(works_.front());
  works_.pop_front();
  return work;
}

std::string BulkMachine::body() const {
  const Work& work = works_.front();
  std::string json = "[";
  for (const BulkRow& row : work.rows) {
    if (json.size() > 1) json += ',';
    json += work.kind == Kind::create ? row.created : row.updated;
  }
  return json += ']';
}

void BulkMachine::found(const FoundItems& items) {
  Work looked = takeFront();
  Work create{.kind = Kind::create, .isAgain = looked.isAgain};
  Work update{.kind = Kind::update, .isAgain = looked.isAgain};
  for (BulkRow& row : looked.rows) {
    const auto [begin, end] = items.equal_range(keyTextOf(row.key));
    if (begin == end) {
      create.rows.push_back(std::move(row));
    } else if (std::next(begin) != end) {
      reject(row,
             invalidArgument("key", "several items of the collection have the key of the row"));
    } else if (mode_ == BulkMode::import) {
      ++created_;  // it had arrived before the connection broke
    } else {
      std::string own;
      appendJsonString(own, primaryKey_);
      own += ':';
      own += begin->second;
      const bool isEmpty = row.updated == "{}";
      row.updated.insert(1, isEmpty ? own : own + ',');
      update.rows.push_back(std::move(row));
    }
  }
  if (!create.rows.empty()) works_.push_front(std::move(create));
  if (!update.rows.empty()) works_.push_front(std::move(update));
}

void BulkMachine::taken() {
  const Work work = takeFront();
  (work.kind == Kind::create ? created_ : updated_) += work.rows.size();
}

BulkMachine::Then BulkMachine::failed(const Error& error) {
  if (isOutage(error)) return interrupted(takeFront(), error);
  const bool isLookUp = works_.front().kind == Kind::lookUp;
  // Without rights every row would be refused: the first one says so.
  const bool isForbidden = error.code() == ErrorCode::forbidden && created_ + updated_ == 0;
  if (isLookUp || isForbidden || !isAboutRows(error)) return Then::end;
  return refused(takeFront(), error);
}

BulkMachine::Then BulkMachine::refused(Work work, const Error& error) {
  if (work.rows.size() > 1) {
    const auto middle = work.rows.begin() + static_cast<std::ptrdiff_t>(work.rows.size() / 2);
    Work second{.kind = work.kind,
                .rows = {std::make_move_iterator(middle), std::make_move_iterator(work.rows.end())},
                .isAgain = work.isAgain};
    work.rows.erase(middle, work.rows.end());
    works_.push_front(std::move(second));
    works_.push_front(std::move(work));
  } else if (work.kind == Kind::create && mode_ == BulkMode::upsert && !work.isAgain &&
             isThere(error)) {
    works_.push_front({.kind = Kind::lookUp, .rows = std::move(work.rows), .isAgain = true});
  } else {
    reject(work.rows.front(), error);
  }
  return Then::goOn;
}

BulkMachine::Then BulkMachine::interrupted(Work work, const Error& error) {
  const bool mayHaveArrived = work.kind == Kind::create && error.kind() != ErrorKind::api;
  if (mayHaveArrived && hasKey_)
    work.kind = Kind::lookUp;
  else if (mayHaveArrived && error.kind() != ErrorKind::network)
    return Then::end;
  works_.push_front(std::move(work));
  return Then::pause;
}

void BulkMachine::reject(const BulkRow& row, const Error& error) {
  rejected_.push_back({.index = row.index, .error = error});
}

}  // namespace DIRECTUS_NAMESPACE::detail
