#include "rest/paging.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "codec/json_parts.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// As many values as every database takes in one list.
constexpr std::size_t maxInValues = 1000;

QueryParam* find(QueryParams& params, std::string_view name) {
  const auto found = std::find_if(params.begin(), params.end(),
                                  [&](const QueryParam& param) { return param.name == name; });
  return found != params.end() ? &*found : nullptr;
}

/// Takes a parameter out; "" if it is missing.
std::string take(QueryParams& params, std::string_view name) {
  const QueryParam* param = find(params, name);
  if (param == nullptr) return {};
  std::string value = param->value;
  params.erase(params.begin() + (param - params.data()));
  return value;
}

std::int64_t number(std::string_view text, std::int64_t otherwise) {
  std::int64_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void put(QueryParams& params, std::string_view name, std::string value, QueryParam::Kind kind) {
  params.push_back({.name = std::string(name), .value = std::move(value), .kind = kind});
}

/// Whether a list of names (`["id","title"]` or `id,title`) has this one.
bool hasName(const QueryParam& list, std::string_view name) {
  const bool isJson = list.kind == QueryParam::Kind::list;
  const std::string quote = isJson ? "\"" : ",";
  const std::string text = isJson ? list.value : ',' + list.value + ',';
  return text.find(quote + std::string(name) + quote) != std::string::npos;
}

/// Whether it sorts by `key` alone.
bool sortsBy(const QueryParam& sort, std::string_view key) {
  return sort.value == key || sort.value == "[\"" + std::string(key) + "\"]";
}

/// `filter` for the items behind `lastKey` only.
std::string behind(const std::string& filter, std::string_view key, const std::string& lastKey) {
  std::string condition = "{";
  appendJsonString(condition, key);
  condition += R"(:{"_gt":)" + lastKey + "}}";
  return filter.empty() ? condition : R"({"_and":[)" + filter + ',' + condition + "]}";
}

}  // namespace

Paging::Paging(CommandRequest list, ReadAllOptions options)
    : list_(std::move(list)), options_(std::move(options)), paged_(list_.searchable) {
  QueryParams& params = list_.params;
  if (options_.pageSize < 1) refuse("pageSize", "must be at least 1");
  if (find(params, "page") != nullptr) refuse("page", "readAll goes through the pages by itself");
  if (list_.method == "SEARCH") refuse("command", "readAll chooses SEARCH by itself");
  if (!paged_) return;
  left_ = (std::max)(number(take(params, "limit"), -1), std::int64_t{-1});
  offset_ = (std::max)(number(take(params, "offset"), 0), std::int64_t{0});
  isGrouped_ = find(params, "aggregate") != nullptr || find(params, "groupBy") != nullptr;
  take(params, "meta");
  atEnd_ = left_ == 0 && list_.refused.empty();
  if (byKey()) orderByKey();
  std::string filter = take(params, "filter");
  if (byKey() && offset_ == 0)
    filters_ = splitFilter(filter, options_.key, maxInValues);
  else
    filters_.push_back(std::move(filter));
}

void Paging::orderByKey() {
  QueryParams& params = list_.params;
  if (isGrouped_) refuse("key", "groups do not have a key");
  const QueryParam* fields = find(params, "fields");
  if (fields != nullptr && !hasName(*fields, options_.key) && !hasName(*fields, "*"))
    refuse("key", "must be one of the fields that are read");
  const QueryParam* sort = find(params, "sort");
  if (sort == nullptr)
    put(params, "sort", options_.key, QueryParam::Kind::text);
  else if (!sortsBy(*sort, options_.key))
    refuse("sort", "with a key, the items come in the order of that key");
}

void Paging::refuse(std::string_view name, std::string_view why) {
  list_.refused.add(invalidArgument(name, why));
}

std::int64_t Paging::wanted() const noexcept {
  return left_ < 0 ? options_.pageSize : (std::min)(options_.pageSize, left_);
}

CommandRequest Paging::request() const {
  CommandRequest page = list_;
  if (!paged_ || !page.refused.empty()) return page;
  const bool first = lastKey_.empty();
  std::string filter = filters_[part_];
  if (!first) filter = behind(filter, options_.key, lastKey_);
  if (!filter.empty()) put(page.params, "filter", std::move(filter), QueryParam::Kind::json);
  put(page.params, "limit", std::to_string(wanted()), QueryParam::Kind::literal);
  if (offset_ > 0 && first)
    put(page.params, "offset", std::to_string(offset_), QueryParam::Kind::literal);
  if (!byKey() && !isGrouped_ && countAgain_)
    put(page.params, "meta", "filter_count", QueryParam::Kind::text);
  return page;
}

/// A page that is short is not the last one for that: a read hook of the server may drop items.
bool Paging::hasMore(std::int64_t came, std::int64_t asked) const noexcept {
  if (!paged_ || left_ == 0) return false;
  if (byKey()) return came > 0;
  return came == asked || (count_ && offset_ < *count_);
}

void Paging::received(std::size_t count, std::optional<std::int64_t> of, std::string lastKey) {
  const auto came = static_cast<std::int64_t>(count);
  const std::int64_t asked = wanted();
  if (left_ >= 0) left_ = (std::max)(left_ - came, std::int64_t{0});
  offset_ += byKey() ? came : asked;
  lastKey_ = std::move(lastKey);
  if (of && !isGrouped_) count_ = of;
  // A list that others shorten must not be asked for page after page that is empty.
  countAgain_ = came < asked;
  if (hasMore(came, asked)) return;
  // The end of this part.
  offset_ = 0;
  lastKey_.clear();
  if (++part_ >= filters_.size() || left_ == 0) atEnd_ = true;
}

}  // namespace DIRECTUS_NAMESPACE::detail
