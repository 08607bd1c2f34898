#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <directus/helpers/bulk.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The items that a lookup found: their primary keys as JSON, by the text of the natural key.
using FoundItems = std::multimap<std::string, std::string, std::less<>>;

/// Decides what is sent next, and what an answer means; sends nothing and waits for nothing.
///
/// | work | answer | becomes |
/// |---|---|---|
/// | look up | found | an update of those that are there, a creation of the others |
/// | create, update | taken | counted |
/// | create, update | several rows refused | two halves |
/// | create | one row refused: there is one of that key by now | look up, once |
/// | create, update | one row refused | rejected |
/// | create | outage, with a natural key | pause, then look up: it may have arrived |
/// | create | outage, without a natural key | pause; the end if it may have arrived |
/// | look up, update | outage | pause, then the same again |
/// | any | anything else | the end |
class BulkMachine {
 public:
  enum class Kind { lookUp, create, update };

  struct Work {
    Kind kind = Kind::lookUp;
    std::vector<BulkRow> rows{};
    bool isAgain = false;  ///< looked up once more, because a creation was refused
  };

  /// What an answer leads to.
  enum class Then {
    goOn,
    pause,  ///< and then go on
    end     ///< with that error
  };

  BulkMachine(BulkMode mode, std::string primaryKey, bool hasKey)
      : mode_(mode), primaryKey_(std::move(primaryKey)), hasKey_(hasKey) {}

  /// One batch. Rows whose key another one of the batch has already go into the next.
  void add(std::vector<BulkRow> rows);

  /// What is to be sent; null when the batch is done.
  [[nodiscard]] const Work* next() const { return works_.empty() ? nullptr : &works_.front(); }

  /// The body of a creation or update.
  [[nodiscard]] std::string body() const;

  void found(const FoundItems& items);
  void taken();
  [[nodiscard]] Then failed(const Error& error);

  /// Rows that were rejected since the last call.
  [[nodiscard]] std::vector<RejectedRow> takeRejected() { return std::exchange(rejected_, {}); }

  [[nodiscard]] std::size_t created() const noexcept { return created_; }
  [[nodiscard]] std::size_t updated() const noexcept { return updated_; }

 private:
  Then refused(Work work, const Error& error);
  Then interrupted(Work work, const Error& error);
  void reject(const BulkRow& row, const Error& error);
  void addDistinct(std::vector<BulkRow> rows);
  Work takeFront();

  BulkMode mode_;
  std::string primaryKey_;
  bool hasKey_;
  std::deque<Work> works_{};
  std::vector<RejectedRow> rejected_{};
  std::size_t created_ = 0;
  std::size_t updated_ = 0;
};

/// A key as text, whether JSON has it as a number or as a string; "" for anything else.
[[nodiscard]] std::string keyTextOf(std::string_view json);

}  // namespace DIRECTUS_NAMESPACE::detail
