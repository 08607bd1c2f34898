// A tool for administrators on the command line. It asks for the password once: the session is
// kept in a file.
//   admin_tool users                 a list of the users
//   admin_tool title KEY TITLE       gives a user a title; "" takes it away
//   admin_tool logout                forgets the session
// Without arguments it shows all of that with a user of its own.
#include <directus/directus.hpp>
#include <directus/helpers.hpp>

#include <ctime>
#include <filesystem>
#include <iostream>

#include "settings.hpp"

using namespace directus;
namespace fs = std::filesystem;

namespace {

struct Role {
  std::string name;
};
struct User {
  Uuid id{};
  std::optional<std::string> email;
  std::optional<std::string> title;
  std::optional<Role> role;
};
struct NewUser {
  std::string email;
  std::string title;
};

auto connect(const fs::path& file) {
  auto client =
      createDirectus(settings::url())
          .with(rest())
          .with(authentication(AuthMode::json, {.storage = std::make_shared<FileStorage>(file)}));
  const auto how =
      signIn(client,
             LocalLoginPayload{.email = settings::email(), .password = settings::password()},
             {.askOtp = [](std::string& otp) { std::cin >> otp; }})
          .value();
  std::cout << "session " << toString(how) << '\n';
  return client;
}

//! [users]
template <class Client>
void printUsers(const Client& client) {
  const Query<> query{.sort = {"email"}};
  for (const User& user : client.request(readAll(readUsers<User>(query))))
    std::cout << user.id << "  " << user.email.value_or("-") << "  " << user.title.value_or("-")
              << "  " << (user.role ? user.role->name : "no role") << '\n';
}

template <class Client>
void setTitle(const Client& client, const std::string& key, const std::string& title) {
  const User user =
      title.empty() ? client.request(updateUser<User>(key, {field<"title"> = std::nullopt})).get()
                    : client.request(updateUser<User>(key, {field<"title"> = title})).get();
  std::cout << user.email.value_or("-") << " is " << user.title.value_or("nobody special") << '\n';
}
//! [users]

int demonstrate(const fs::path& file) {
  {
    const auto client = connect(file);
    client.request(createUser(NewUser{"tool@example.com", "Dr."})).get();
  }
  const auto client = connect(file);  // no password is asked for the second time
  printUsers(client);
  const Query<> query{.filter = field<"email"> == "tool@example.com"};
  const auto made = client.request(readUsers<User>(query)).get();
  setTitle(client, made.at(0).id.toString(), "Prof.");
  setTitle(client, made.at(0).id.toString(), "");
  client.request(deleteUser(made.at(0).id)).get();
  client.logout().get();
  return made.size() == 1 && !fs::exists(file) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::string what = argc > 1 ? argv[1] : "";
    if (what.empty())
      return demonstrate(fs::temp_directory_path() /
                         ("directus-admin-tool-" + std::to_string(std::time(nullptr)) + ".json"));
    const auto client =
        connect(fs::path(settings::fromEnvironment("HOME", ".")) / ".directus-admin-tool.json");
    if (what == "users")
      printUsers(client);
    else if (what == "title" && argc == 4)
      setTitle(client, argv[2], argv[3]);
    else if (what == "logout")
      client.logout().get();
    else
      return 2;
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
