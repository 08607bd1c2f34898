#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <directus/core/refusal.hpp>
#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A GraphQL document that is being written, with the variables beside it. Only names of the
/// program's structs and of Directus' own stand in the text; every value is a variable.
class GraphqlDocument {
 public:
  void put(std::string_view text) { selection_ += text; }

  /// Declares a variable and gives its name: `$limit2`. `value` is JSON.
  std::string variable(std::string_view name, std::string_view type, std::string_view value);

  /// Keeps the first reason why this cannot be sent.
  void refuse(std::string_view where, std::string_view why);
  [[nodiscard]] bool isRefused() const noexcept { return !refused_.empty(); }

  /// The body of the request: `{"query":"query($limit1: Int) { … }","variables":{…}}`.
  ///
  /// Errors: `invalidArgument` naming what was refused.
  [[nodiscard]] Result<std::string> body(std::string_view operation) const;

 private:
  std::string selection_;
  std::string declared_;
  std::string variables_;
  std::size_t count_ = 0;
  Refusal refused_;
};

/// The body of a query whose text is given; without `variables` where that is "".
[[nodiscard]] std::string graphqlBody(std::string_view text, std::string_view variables);

/// Whether a text holds an operation that changes something: whatever is not a query counts.
[[nodiscard]] bool changesSomething(std::string_view text);

}  // namespace DIRECTUS_NAMESPACE::detail
