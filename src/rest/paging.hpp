#pragma once

#include <cstdint>
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

  /// Goes on behind `count` items, of which the last one has this key (JSON text).
  void received(std::size_t count, std::string lastKey);

 private:
  [[nodiscard]] std::int64_t wanted() const noexcept;
  void orderByKey();
  void refuse(std::string_view name, std::string_view why);

  CommandRequest list_;
  ReadAllOptions options_;
  std::vector<std::string> filters_;  ///< one for each part of a long list of keys; "" = none
  std::size_t part_ = 0;
  std::int64_t left_ = -1;  ///< items still to come at most; -1 = no limit
  std::int64_t offset_ = 0;
  std::string lastKey_;
  bool paged_ = true;  ///< false: the server gives the whole list at once
  bool atEnd_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
