// A table in the terminal that changes as the articles are edited in the Data Studio.
//   live_table watch     until it is stopped
// Without an argument it edits an article itself, shows what comes of it, and ends.
#include <directus/directus.hpp>
#include <directus/live/live.hpp>

#include <iostream>
#include <stdexcept>
#include <string_view>

#include "settings.hpp"

using namespace directus;
using namespace std::chrono_literals;

struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string title;
  std::string status;
  Ref<Author> author;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
};

struct Name {
  std::string name;
};
struct Row {
  int id{};
  std::string title;
  std::string status;
  std::optional<Name> author;
};

namespace {

void show(const std::vector<Row>& rows, const LiveStatus& status) {
  std::cout << "--- " << toString(status.state);
  if (status.why) std::cout << ": " << status.why->what();
  std::cout << '\n';
  for (const Row& row : rows)
    std::cout << row.id << '\t' << row.status << '\t' << row.title << '\t'
              << (row.author ? row.author->name : "-") << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const bool watches = argc > 1 && std::string_view(argv[1]) == "watch";
    //! [live]
    const auto client = createDirectus<Schema>(settings::url())
                            .with(rest())
                            .with(staticToken(settings::token()))
                            .with(realtime())
                            .with(live());

    const Query<Article> query{.sort = {field<"id">}, .limit = 10};
    const Live<Row> table = client.live(readItems<&Schema::articles, Row>(query)).get();
    show(*table.items(), table.status());
    //! [live]

    if (watches) {
      //! [changes]
      for (;;) {
        const LiveChange<Row> change = table.wait();
        for (const std::size_t at : change.removed)
          std::cout << "gone: " << (*change.before)[at].title << '\n';
        for (const std::size_t at : change.added)
          std::cout << "new: " << (*change.items)[at].title << '\n';
        show(*change.items, table.status());
      }
      //! [changes]
    }

    if (table.items()->empty()) throw std::runtime_error("there are no articles");
    const Row first = table.items()->front();
    const auto rename = [&](const std::string& title) {
      return client.request(updateItem<&Schema::articles>(first.id, {field<"title"> = title}));
    };
    rename(first.title + ", edited").get();
    const auto edited = table.wait(30s);
    rename(first.title).get();
    if (!edited) throw std::runtime_error("the table did not notice the change");
    show(*edited->items, table.status());
    const auto undone = table.wait(30s);
    if (!undone || undone->items->front().title != first.title)
      throw std::runtime_error("the table did not notice that the change was undone");
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
