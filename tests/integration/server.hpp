#pragma once

#include <directus/directus.hpp>

#include <string>

// The real Directus that tests/run.sh started; its rows are those of tests/server/seed.mjs.
namespace server {

std::string url();
std::string adminToken();

/// A collection of its own for one test, with `id`, `name`, `n` and `more`; dropped at the end.
class Scratch {
 public:
  explicit Scratch(std::string name, const directus::Json& more = directus::Json::array());
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

 private:
  std::string name_;
};

template <class Schema = void>
auto admin(directus::ClientOptions options = {}) {
  return directus::createDirectus<Schema>(url(), std::move(options))
      .with(directus::rest())
      .with(directus::staticToken(adminToken()));
}

}  // namespace server
