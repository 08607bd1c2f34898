#include <directus/schema/type_table.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;
using detail::typeInfo;

namespace {

struct Mixed {
  bool a{};
  double b{};
  std::string c;
  std::int8_t d{};
  std::optional<int> e;
};

// Names with the same length, ends and middle fall into one bucket.
struct Alike {
  int field_a_x{};
  int field_b_x{};
  int field_c_x{};
  int fiexd_a_x{};
  int a{};
  int A{};
  int ab{};
  int a_very_long_name_that_is_longer_than_the_padding_behind_a_reply_by_far{};
};

}  // namespace

TEST_CASE("fields are where the compiler put them") {
  Mixed mixed;
  const auto layout = typeInfo<Mixed>().ops.object->layout(&mixed);
  const auto at = [&](const void* member) {
    return static_cast<std::uint32_t>(static_cast<const char*>(member) -
                                      reinterpret_cast<const char*>(&mixed));
  };
  CHECK(layout.offsets[0] == at(&mixed.a));
  CHECK(layout.offsets[1] == at(&mixed.b));
  CHECK(layout.offsets[2] == at(&mixed.c));
  CHECK(layout.offsets[3] == at(&mixed.d));
  CHECK(layout.offsets[4] == at(&mixed.e));
}

TEST_CASE("names that look alike are distinguished in any order") {
  const auto alike =
      read<Alike>(
          R"({"data":{"a_very_long_name_that_is_longer_than_the_padding_behind_a_reply_by_far":8,
          "ab":7,"A":6,"a":5,"fiexd_a_x":4,"field_c_x":3,"field_b_x":2,"field_a_x":1,"aB":9}})")
          .value();
  CHECK(alike.field_a_x == 1);
  CHECK(alike.field_b_x == 2);
  CHECK(alike.field_c_x == 3);
  CHECK(alike.fiexd_a_x == 4);
  CHECK(alike.a == 5);
  CHECK(alike.A == 6);
  CHECK(alike.ab == 7);
  CHECK(alike.a_very_long_name_that_is_longer_than_the_padding_behind_a_reply_by_far == 8);
}

TEST_CASE("threads may use a table for the first time together") {
  struct Fresh {
    int x{};
    std::string y;
  };
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      const auto fresh = read<Fresh>(R"({"data":{"y":"text","x":1}})");
      good += fresh && fresh->x == 1 && fresh->y == "text";
    });
  for (auto& thread : threads) thread.join();
  CHECK(good == 8);
}
