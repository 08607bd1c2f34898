// A dashboard: twelve requests at once, and a time line of what ran when.
#include <directus/async/when_all.hpp>
#include <directus/directus.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include "settings.hpp"

using namespace directus;
using namespace std::chrono_literals;
using std::chrono::microseconds;

struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string title;
  std::string status;
  int views{};
  Ref<Author> author;
};
struct Globals {
  std::string site_name;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
  Globals globals;
};

using Watch = std::chrono::steady_clock;

/// One line of the time line.
struct Tile {
  std::string name;
  bool succeeded{};
  microseconds begin{};
  microseconds end{};
};

/// Measures a call, whatever it gives.
template <class T>
Operation<Tile> tile(std::string name, Watch::time_point zero, Operation<T> call) {
  const auto since = [zero] {
    return std::chrono::duration_cast<microseconds>(Watch::now() - zero);
  };
  Tile tile;
  tile.name = std::move(name);
  tile.begin = since();
  const Result<T> result = co_await call.asResult();
  tile.succeeded = result.has_value();
  tile.end = since();
  co_return tile;
}

void print(const std::vector<Result<Tile>>& tiles) {
  constexpr int width = 48;
  microseconds last{1};
  microseconds together{};
  for (const auto& tile : tiles) {
    last = std::max(last, tile->end);
    together += tile->end - tile->begin;
  }
  for (const auto& tile : tiles) {
    const auto from = static_cast<std::size_t>(tile->begin * width / last);
    const auto to = static_cast<std::size_t>(tile->end * width / last);
    std::string line(width + 1, ' ');
    std::fill(line.begin() + static_cast<long>(from), line.begin() + static_cast<long>(to) + 1,
              tile->succeeded ? '#' : '!');
    std::string name = tile->name;
    name.resize(16, ' ');
    std::cout << name << '|' << line << "| " << (tile->end - tile->begin).count() / 1000 << " ms\n";
  }
  std::cout << last.count() / 1000 << " ms for all of them; their waits together are "
            << together.count() / 1000 << " ms\n";
}

int main() {
  try {
    const auto client =
        createDirectus<Schema>(settings::url()).with(rest()).with(staticToken(settings::token()));
    const auto zero = Watch::now();
    const auto articles = [&](const char* name, Query<Article> query) {
      return tile(name, zero, client.request(readItems<&Schema::articles>(std::move(query))));
    };
    const auto status = [&](const char* name) {
      return articles(name, {.filter = field<"status"> == std::string(name), .limit = 10});
    };
    //! [dashboard]
    std::vector<Operation<Tile>> tiles;
    tiles.push_back(tile("site", zero, client.request(readSingleton<&Schema::globals>())));
    tiles.push_back(tile("authors", zero, client.request(readItems<&Schema::authors>())));
    tiles.push_back(status("draft"));
    tiles.push_back(status("published"));
    tiles.push_back(status("archived"));
    tiles.push_back(articles("most read", {.sort = {-field<"views">}, .limit = 5}));
    tiles.push_back(articles("newest", {.sort = {-field<"id">}, .limit = 5}));
    tiles.push_back(articles("unread", {.filter = field<"views"> == 0}));
    tiles.push_back(articles("by Ada", {.filter = field<"author.name">.contains("Ada")}));
    tiles.push_back(articles("on machines", {.search = "machine"}));
    tiles.push_back(tile("me", zero, client.request(readMe({.fields = {"id", "email"}}))));
    tiles.push_back(tile("server", zero, client.request(serverPing())));
    const std::vector<Result<Tile>> all = whenAll(std::move(tiles)).get();
    //! [dashboard]
    print(all);
    const bool good = std::all_of(all.begin(), all.end(),
                                  [](const Result<Tile>& tile) { return tile && tile->succeeded; });
    return good ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
