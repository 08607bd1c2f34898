#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Finds a secret in a text, however the secret is spelled there.
///
/// Programs echo a text as it was, percent-encoded (a space also as `+`), escaped for JSON or
/// escaped for HTML. Which characters they escape differs, so that each character may have a
/// spelling of its own.
///
/// Lifetime: shorter than that of the secret.
class Spelled {
 public:
  explicit Spelled(std::string_view secret);

  /// How much of the beginning of `text` is the secret; 0 where `text` does not begin with it.
  [[nodiscard]] std::size_t lengthIn(std::string_view text);

  /// `text` with `***` in place of the secret.
  [[nodiscard]] std::string hidden(std::string_view text);

 private:
  void addEnds(std::string_view text, std::size_t begin, std::string_view character,
               unsigned point);

  std::string_view secret_;
  std::string begins_;  // what the secret may begin with
  // Kept from one place of a text to the next: a long text has many.
  std::vector<std::size_t> ends_{};
  std::vector<std::size_t> next_{};
  std::vector<std::size_t> lengths_{};
};

}  // namespace DIRECTUS_NAMESPACE::detail
