#pragma once

#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>
#include <directus/typed.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace directus_test {

struct Article {
  int id{};
  std::string title;
};
struct Schema {
  std::vector<Article> articles;
};
using Articles = std::vector<Article>;

/// A client without a network.
struct AdapterFixture {
  static constexpr const char* two = R"({"data":[{"id":1,"title":"a"},{"id":2,"title":"b"}]})";

  [[nodiscard]] auto client(directus::ClientOptions options = {}) const {
    options.transport = fake;
    return directus::createDirectus<Schema>("http://127.0.0.1:1", std::move(options))
        .with(directus::rest())
        .with(directus::staticToken("t"));
  }
  [[nodiscard]] static auto articles() { return directus::readItems<&Schema::articles>(); }

  std::shared_ptr<directus::testing::FakeTransport> fake =
      std::make_shared<directus::testing::FakeTransport>();
};

}  // namespace directus_test
