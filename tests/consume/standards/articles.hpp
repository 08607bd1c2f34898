#pragma once

#include <string>
#include <vector>

struct Article {
  int id{};
  std::string title;
};
struct Schema {
  std::vector<Article> articles;
};
