#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "document.hpp"

namespace schema_generator {

/// What `JsonPlace` throws: why the value at a place is not taken.
struct PlaceRefusal {
  Path path{};
  std::string why{};
};

/// A value in a document together with where it is, so that a refusal can name the place.
class JsonPlace {
 public:
  explicit JsonPlace(const nlohmann::json& value, Path path = {}) noexcept
      : value_(&value), path_(std::move(path)) {}

  /// The member `name`; null when it is missing, or when this is null itself.
  [[nodiscard]] JsonPlace operator[](const char* name) const;

  [[nodiscard]] const nlohmann::json& value() const noexcept { return *value_; }
  [[nodiscard]] bool isNull() const noexcept { return value_->is_null(); }

  // Each of these takes null for "", false and an empty list.
  // Errors: throw `PlaceRefusal` for another type.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::vector<JsonPlace> list() const;
  [[nodiscard]] std::vector<std::string> texts() const;

  /// Text that is there. Errors: throws `PlaceRefusal` also for null and "".
  [[nodiscard]] std::string name() const;

  [[noreturn]] void refuse(std::string_view why) const;

 private:
  const nlohmann::json* value_;
  Path path_;
};

}  // namespace schema_generator
