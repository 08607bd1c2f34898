#pragma once

#include "accounts.hpp"

namespace server {

/// What a policy allows.
struct Right {
  std::string collection;
  std::string action = "read";
};

/// A user for one test, with these rights and no others; gone at the end.
class FewRights {
 public:
  explicit FewRights(const std::vector<Right>& rights);
  ~FewRights();
  FewRights(const FewRights&) = delete;
  FewRights& operator=(const FewRights&) = delete;

  /// A client of this user.
  template <class Schema = void>
  [[nodiscard]] auto client() const {
    return directus::createDirectus<Schema>(url())
        .with(directus::rest())
        .with(directus::staticToken(token_));
  }

 private:
  std::string token_;
  std::string policy_;
  std::string role_;
  std::string user_;
};

/// Makes something as administrator; gives its key.
std::string made(const std::string& path, const directus::Json& item);

}  // namespace server
