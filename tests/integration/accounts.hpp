#pragma once

#include <string>

#include "server.hpp"
#include "support/failure.hpp"

namespace server {

/// The key of the role of that name.
std::string roleNamed(const std::string& name);

/// An address that nobody has.
std::string newAddress();

/// A user for one test, with the rights of an editor.
class User {
 public:
  User();
  ~User();
  User(const User&) = delete;
  User& operator=(const User&) = delete;

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const std::string& email() const noexcept { return email_; }

  /// What the user logs in with.
  [[nodiscard]] directus::LocalLoginPayload payload() const { return {email_, password}; }

  static constexpr const char* password = "canary-password";

 private:
  std::string email_;
  std::string id_;
};

struct Me {
  std::string id;
  std::optional<std::string> email;
};

/// A client that can log in.
inline auto sessionClient(directus::AuthMode mode, directus::AuthenticationOptions options = {},
                          directus::RestOptions rest = {}, directus::ClientOptions client = {}) {
  return directus::createDirectus(url(), std::move(client))
      .with(directus::rest(std::move(rest)))
      .with(directus::authentication(mode, std::move(options)));
}

/// A client without any token.
inline auto anonymous() {
  return directus::createDirectus(url()).with(directus::rest());
}

/// The user that Directus takes the client for.
template <class Client>
std::string emailSeenBy(const Client& client) {
  return client.request(directus::readMe<Me>()).get().email.value_or("nobody");
}

/// The error of a call that has to fail.
template <class T>
directus::Error failureOf(directus::Operation<T> operation) {
  return directus_test::failureOf(operation.result());
}

/// The text of the one mail that Directus sent to `address`; waits for it.
std::string mailedTo(const std::string& address);

/// The token in the link of the one mail that Directus sent to `address`; waits for it.
std::string tokenMailedTo(const std::string& address);

}  // namespace server
