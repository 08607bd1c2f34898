// Calls that do not block: a loop that goes on while the server works, coroutines, many at once.
#include <directus/async/event_queue.hpp>
#include <directus/async/latest.hpp>
#include <directus/async/when_all.hpp>
#include <directus/directus.hpp>

#include <chrono>
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

//! [coroutine]
// By value: the coroutine may outlive whoever made the client.
template <class Client>
Operation<std::string> firstTitle(Client client) {
  const auto authors = co_await client.request(readItems<&Schema::authors>());
  if (authors.empty()) co_return "nobody has written anything";
  const Query<Article> query{.filter = field<"author"> == authors[0].id, .limit = 1};
  auto articles = co_await client.request(readItems<&Schema::articles>(query)).asResult();
  if (!articles || articles->empty()) co_return authors[0].name + " has written nothing";
  co_return (*articles)[0].title;
}
//! [coroutine]

//! [scope]
class SearchWindow {
 public:
  template <class Client>
  void typed(const Client& client, const std::string& text) {
    // The call before is cancelled, and its handler is not called any more.
    search_.start(client.request(readItems<&Schema::articles>({.search = text})),
                  [this](Result<std::vector<Article>> found) { show(std::move(found)); });
  }
  [[nodiscard]] bool isFilled() const { return isFilled_; }

 private:
  void show(Result<std::vector<Article>> found) {
    isFilled_ = true;
    if (found) std::cout << found->size() << " articles found\n";
  }

  bool isFilled_ = false;
  Latest search_;  // dies with the window: nothing is called after that
};
//! [scope]

int main() {
  try {
    //! [loop]
    EventQueue queue;
    const auto client = createDirectus<Schema>(settings::url(), {.executor = queue.executor()})
                            .with(rest())
                            .with(staticToken(settings::token()));

    bool isDone = false;
    client.request(readItems<&Schema::articles>())
        .start([&](Result<std::vector<Article>> articles) {
          if (articles) std::cout << articles->size() << " articles\n";
          isDone = true;
        });

    int frames = 0;
    while (!isDone) {   // your loop: it never waits for the server
      queue.poll(4ms);  // runs the handlers that are due, at most that long
      std::this_thread::sleep_for(1ms);
      ++frames;
    }
    std::cout << "the loop ran on meanwhile" << (frames > 0 ? "\n" : ", but not once\n");
    //! [loop]

    SearchWindow window;
    window.typed(client, "a");
    window.typed(client, "ab");
    while (!window.isFilled()) queue.poll();

    std::cout << firstTitle(client.share()).get() << '\n';

    //! [together]
    const auto [articles, authors] = whenAll(client.request(readItems<&Schema::articles>()),
                                             client.request(readItems<&Schema::authors>()))
                                         .get();
    std::cout << articles.size() << " articles by " << authors.size() << " authors\n";

    std::vector<Operation<Article>> reads;
    for (const Article& article : articles)
      reads.push_back(client.request(readItem<&Schema::articles>(article.id)));
    const std::vector<Result<Article>> all = whenAll(std::move(reads), {.atOnce = 8}).get();
    std::cout << all.size() << " read one by one, eight at a time\n";
    //! [together]
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
