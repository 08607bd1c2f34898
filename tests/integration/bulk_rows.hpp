#pragma once

#include <optional>
#include <string>
#include <vector>

// Rows for the tests of `upsertItems`: `name` is needed, `sku` distinguishes them.
namespace bulk {

struct Row {
  int id{};
  std::string sku;
  std::optional<std::string> name;
  std::optional<int> n;
};
struct Schema {
  std::vector<Row> bulk_rows;
};

inline std::vector<Row> rows(std::size_t count) {
  std::vector<Row> made;
  for (std::size_t i = 0; i < count; ++i)
    made.push_back({.sku = "s" + std::to_string(i), .name = "Row", .n = static_cast<int>(i)});
  return made;
}

}  // namespace bulk
