#include <atomic>
#include <thread>

#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

TEST_CASE("many threads share one client") {
  const auto client = server::admin();
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 16; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < 10; ++i)
          if (client.request(readItems("authors", {.fields = {"id"}})).result()->size() == 5)
            ++good;
      });
  }
  CHECK(good == 160);
}
