// A chat in the collection `article_comments`. In two terminals: `chat Ada` and `chat Grace`; each
// line is a message, an empty one the end. Without a name two clients say hello to each other.
#include <directus/directus.hpp>

#include <future>
#include <iostream>
#include <string>

#include "settings.hpp"

using namespace directus;
using namespace std::chrono_literals;

struct Comment {
  int id{};
  std::optional<std::string> text;
};
struct Schema {
  std::vector<Comment> article_comments;
};

//! [client]
auto connectClient() {
  return createDirectus<Schema>(settings::url())
      .with(rest())
      .with(staticToken(settings::token()))
      .with(realtime());
}
//! [client]

//! [print]
// Of an `init`, and of a gap that is recovered, the items are there already: only what is new is
// printed.
void print(const Result<Change<Comment>>& change) {
  if (!change) {
    std::cerr << "the chat has ended: " << change.error().what() << '\n';
    return;
  }
  if (change->isGap()) std::cout << "(messages may be missing here)\n";
  if (change->event != ChangeEvent::create) return;
  for (const Comment& comment : change->items) std::cout << comment.text.value_or("") << std::endl;
}
//! [print]

void chat(const std::string& name) {
  const auto client = connectClient();
  //! [states]
  client.onConnectionChange([](const ConnectionChange& change) {
    std::cerr << '(' << toString(change.state);
    if (change.error) std::cerr << ": " << change.error->what();
    std::cerr << ")\n";
  });
  //! [states]
  //! [handler]
  auto messages = client.subscribe<&Schema::article_comments>().get();
  messages.onChange(print);
  //! [handler]
  for (std::string line; std::getline(std::cin, line) && !line.empty();) {
    //! [send]
    Comment comment;
    comment.text = name + ": " + line;
    client.send(createItem<&Schema::article_comments>(comment)).get();
    //! [send]
  }
}

/// Waits for a message in a loop that blocks.
std::string heard(Subscription<Comment>& messages) {
  //! [loop]
  for (const Change<Comment>& change : messages)
    if (change.event == ChangeEvent::create && !change.items.empty())
      return change.items[0].text.value_or("");
  //! [loop]
  return "";
}

void sayHello() {
  const auto ada = connectClient();
  const auto grace = connectClient();
  //! [subscribe]
  const Query<Comment> query{.filter = field<"text">.startsWith("Ada: ")};
  auto messages =
      grace.subscribe<&Schema::article_comments>({.event = ItemEvent::create, .query = query})
          .get();
  //! [subscribe]
  Comment comment;
  comment.text = "Ada: hello";
  ada.send(createItem<&Schema::article_comments>(comment)).get();
  std::cout << heard(messages) << '\n';
}

int main(int argc, char** argv) {
  try {
    if (argc > 1)
      chat(argv[1]);
    else
      sayHello();
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
