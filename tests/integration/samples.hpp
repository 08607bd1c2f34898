#pragma once

#include <directus/directus.hpp>

#include "server.hpp"

// A collection that has every type of field, for the tests of values on several databases.
namespace samples {

enum class Status { draft, published, inReview };

/// Every field that can be read back as it was written.
struct Sample {
  int id{};
  std::optional<std::string> name{};
  std::optional<int> n{};
  std::optional<directus::Choice<Status>> status{};
  std::optional<std::string> body{};
  std::optional<directus::Decimal> price{};
  std::optional<double> rating{};
  std::optional<std::int64_t> big{};
  std::optional<bool> published{};
  std::optional<directus::Json> data{};
  std::optional<directus::Csv> labels{};
  std::optional<directus::Uuid> external_id{};
  std::optional<directus::Date> pub_date{};
  std::optional<directus::Time> pub_time{};
  std::optional<directus::DateTime> pub_datetime{};
  std::optional<directus::Timestamp> pub_timestamp{};

  friend bool operator==(const Sample&, const Sample&) = default;
};

/// A hash comes back as something else.
struct Model {
  int id{};
  std::optional<std::string> name{};
  std::optional<int> n{};
  std::optional<directus::Choice<Status>> status{};
  std::optional<std::string> body{};
  std::optional<directus::Decimal> price{};
  std::optional<double> rating{};
  std::optional<std::int64_t> big{};
  std::optional<bool> published{};
  std::optional<directus::Json> data{};
  std::optional<directus::Csv> labels{};
  std::optional<directus::Uuid> external_id{};
  std::optional<directus::Hash> secret{};
  std::optional<directus::Date> pub_date{};
  std::optional<directus::Time> pub_time{};
  std::optional<directus::DateTime> pub_datetime{};
  std::optional<directus::Timestamp> pub_timestamp{};
};

struct Schema {
  std::vector<Model> samples;
};

/// The collection; it lives as long as this.
class Collection {
 public:
  Collection();

  /// What the server has stored under `id`.
  [[nodiscard]] Sample read(int id) const;
  /// Stores it and gives back what a read then brings.
  [[nodiscard]] Sample stored(const Sample& sample) const;
  /// Changes it and gives back what a read then brings.
  [[nodiscard]] Sample changed(int id, const directus::Patch<Model>& patch) const;

  [[nodiscard]] const auto& client() const { return client_; }

 private:
  server::Scratch scratch_;
  decltype(server::admin<Schema>()) client_ = server::admin<Schema>();
};

}  // namespace samples

template <>
inline constexpr auto directus::choices<samples::Status> =
    directus::choicesOf<samples::Status>({{samples::Status::inReview, "in-review"}});
