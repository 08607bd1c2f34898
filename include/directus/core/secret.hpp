#pragma once

#include <string>
#include <utility>

#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A token or password: no streaming, no formatting, no comparison; wiped when it dies.
class DIRECTUS_EXPORT Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  Secret(const Secret&) = default;
  Secret& operator=(const Secret& other);
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();

  [[nodiscard]] const std::string& reveal() const noexcept { return value_; }
  [[nodiscard]] bool empty() const noexcept { return value_.empty(); }

 private:
  std::string value_;
};

/// Overwrites the characters in a way that the compiler may not leave out, then empties.
DIRECTUS_EXPORT void wipe(std::string& text) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
