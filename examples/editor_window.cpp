// A window of an application with a user interface: it loads without standing still, sends only
// what was edited, and may be closed at any time. The loop stands for that of Qt, SDL or a game.
#include <directus/async/event_queue.hpp>
#include <directus/async/latest.hpp>
#include <directus/directus.hpp>

#include <functional>
#include <iostream>
#include <thread>

#include "settings.hpp"

using namespace directus;
using namespace std::chrono_literals;

namespace {

struct Author {
  int id{};
  std::string name;
  std::optional<std::string> email;
};
struct Schema {
  std::vector<Author> authors;
};

//! [editor]
template <class Client>
class AuthorWindow {
 public:
  explicit AuthorWindow(const Client& client) : client_(client) {}

  void open(int id) {
    status = "loading";
    call_.start(client_.request(readItem<&Schema::authors>(id)),
                [this](const Result<Author>& author) { loaded(author); });
  }
  void save() {
    const auto patch = changes(before_, edited);
    if (patch.empty()) return;
    status = "saving";
    call_.start(client_.request(updateItem<&Schema::authors>(edited.id, patch)),
                [this](const Result<Author>& author) { loaded(author); });
  }

  Author edited{};  ///< what the fields of the form show
  std::string status{};

 private:
  void loaded(const Result<Author>& author) {
    status = author ? "ready" : author.error().what();
    if (author) edited = before_ = *author;
  }

  const Client& client_;
  Author before_{};
  Latest call_;  // dies with the window: nothing is called after that
};
//! [editor]

/// Draws until `isDone`, for half a minute at most.
void draw(EventQueue& queue, const std::function<bool()>& isDone) {
  const auto end = std::chrono::steady_clock::now() + 30s;
  while (!isDone() && std::chrono::steady_clock::now() < end) {
    queue.poll(4ms);
    std::this_thread::sleep_for(1ms);  // drawing
  }
}

template <class Client>
bool edit(EventQueue& queue, const Client& client, int id) {
  AuthorWindow window(client);
  const auto isReady = [&] { return window.status != "loading" && window.status != "saving"; };
  window.open(id);
  draw(queue, isReady);
  std::cout << "shown: " << window.edited.name << '\n';
  window.edited.name = "Augusta Ada King";
  window.edited.email = std::nullopt;
  window.save();
  draw(queue, isReady);
  std::cout << "saved: " << window.edited.name << ", " << window.edited.email.value_or("no address")
            << ", " << window.status << '\n';
  window.open(id);  // and the window is closed before the answer is there
  return window.status == "loading" && window.edited.name == "Augusta Ada King";
}

}  // namespace

int main() {
  try {
    EventQueue queue;
    const auto client = createDirectus<Schema>(settings::url(), {.executor = queue.executor()})
                            .with(rest())
                            .with(staticToken(settings::token()));
    const Author ada{.name = "Ada", .email = "ada@window.example"};
    const int id = client.request(createItem<&Schema::authors>(ada)).get().id;
    const bool good = edit(queue, client, id);
    client.request(deleteItem<&Schema::authors>(id)).get();
    return good ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
