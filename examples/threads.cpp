// One client in several threads: sharing it, ending a call, and outliving it.
#include <directus/directus.hpp>

#include <chrono>
#include <future>
#include <iostream>
#include <thread>

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
  Ref<Author> author;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
};

int main() {
  try {
    const auto client =
        createDirectus<Schema>(settings::url()).with(rest()).with(staticToken(settings::token()));
    //! [shared]
    // A call blocks the thread that makes it, and no other.
    const auto titlesOf = [&client](int author) {
      return client.request(readItems<&Schema::articles>({.filter = field<"author"> == author}))
          .get();
    };
    std::future<std::vector<Article>> ada = std::async(std::launch::async, titlesOf, 1);
    std::future<std::vector<Article>> grace = std::async(std::launch::async, titlesOf, 2);
    std::cout << ada.get().size() << " and " << grace.get().size() << " articles\n";
    //! [shared]

    //! [cancel]
    {
      std::jthread loader([&client](std::stop_token closed) {
        const auto articles =
            client.request(readItems<&Schema::articles>(), {.timeout = 5s, .stop = closed})
                .result();
        if (articles)
          std::cout << "loaded " << articles->size() << '\n';
        else if (articles.error().kind() == ErrorKind::cancelled)
          std::cout << "the window was closed first\n";
      });
    }  // closing the window: the call ends at once, wherever it is
    //! [cancel]

    //! [outlived]
    Operation<std::vector<Article>> operation = [] {
      const auto shortLived = createDirectus<Schema>(settings::url()).with(rest());
      return shortLived.request(readItems<&Schema::articles>());
    }();
    const auto outcome = operation.result();  // not a crash: the operation shares what it needs
    const bool cancelled = !outcome && outcome.error().kind() == ErrorKind::cancelled;
    //! [outlived]
    return cancelled ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
