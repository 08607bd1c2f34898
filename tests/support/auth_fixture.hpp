#pragma once

#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include <memory>
#include <string>
#include <thread>

// A client with sessions on a fake network and a clock moved by hand.
namespace auth_fixture {

using namespace directus;

inline std::string tokens(int n, int expires = 900'000) {
  const std::string number = std::to_string(n);
  return R"({"data":{"access_token":"access-)" + number + R"(","refresh_token":"refresh-)" +
         number + R"(","expires":)" + std::to_string(expires) + "}}";
}

inline const std::vector<Header> json{{"Content-Type", "application/json"}};
inline const std::string refusal =
    R"({"errors":[{"message":"Invalid user credentials.","extensions":{"code":"INVALID_CREDENTIALS"}}]})";
inline const std::string tokenExpired =
    R"({"errors":[{"message":"Token expired.","extensions":{"code":"TOKEN_EXPIRED"}}]})";

struct Network {
  std::shared_ptr<testing::FakeTransport> fake = std::make_shared<testing::FakeTransport>();
  std::shared_ptr<testing::ManualClock> clock = std::make_shared<testing::ManualClock>();

  auto client(AuthMode mode = AuthMode::json, AuthenticationOptions options = {}) const {
    ClientOptions client;
    client.transport = fake;
    client.clock = clock;
    return createDirectus("https://example.com", client)
        .with(rest())
        .with(authentication(mode, std::move(options)));
  }

  template <class Client>
  void login(const Client& client, int expires = 900'000) const {
    fake->reply(200, tokens(1, expires), json);
    client.login({.email = "ada@example.com", .password = "s3cret"}).get();
  }

  /// Lets the time go on until that many requests were sent.
  void advanceUntil(std::size_t requests) const {
    for (int i = 0; i < 4000 && fake->requestCount() < requests; ++i) {
      clock->advance(std::chrono::milliseconds(100));
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }

  [[nodiscard]] std::string authorization(std::size_t request) const {
    return std::string(fake->requests().at(request).headers.find("Authorization").value_or(""));
  }
  [[nodiscard]] std::string path(std::size_t request) const {
    return fake->requests().at(request).url.substr(std::string("https://example.com").size());
  }
};

}  // namespace auth_fixture
