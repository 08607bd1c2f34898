#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <directus/rest/read_all.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Which requests make up "every item" of a list: decides, sends nothing.
class Paging {
 public:
  Paging(CommandRequest list, ReadAllOptions options);

  [[nodiscard]] bool atEnd() const noexcept { return atEnd_; }
  [[nodiscard]] bool byKey() const noexcept { return !options_.key.empty(); }
  [[nodiscard]] const std::string& key() const noexcept { return options_.key; }
  [[nodiscard]] std::int64_t pageSize() const noexcept { return options_.pageSize; }

  /// The request of the page that is next.
  [[nodiscard]] CommandRequest request() const;

  /// The server gives no more than this at a time.
  void setPageSize(std::int64_t size) noexcept { options_.pageSize = size; }

  /// The key of the last item that came, as JSON; "" before the first one.
  [[nodiscard]] const std::string& lastKey() const noexcept { return lastKey_; }

  /// Goes on behind the page that was asked for. `count` items came of it, fewer than there are
  /// where the server drops some; `of`: how many the list has, if the server said so; the last item
  /// has this key (JSON text).
  void received(std::size_t count, std::optional<std::int64_t> of, std::string lastKey);

 private:
  [[nodiscard]] std::int64_t wanted() const noexcept;
  [[nodiscard]] bool hasMore(std::int64_t came, std::int64_t asked) const noexcept;
  void orderByKey();
  void refuse(std::string_view name, std::string_view why);

  CommandRequest list_;
  ReadAllOptions options_;
  std::vector<std::string> filters_;  ///< one for each part of a long list of keys; "" = none
  std::size_t part_ = 0;
  std::int64_t left_ = -1;  ///< items still to come at most; -1 = no limit
  std::int64_t offset_ = 0;
  std::optional<std::int64_t> count_;  ///< of all items of the list, as far as the server said
  bool countAgain_ = true;             ///< the count is asked for with the next page
  bool isGrouped_ = false;             ///< groups are not what the server counts
  std::string lastKey_;
  bool paged_ = true;  ///< false: the server gives the whole list at once
  bool atEnd_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
