// A session that outlives the program: the second start needs no password.
#include <directus/directus.hpp>
#include <directus/helpers/sign_in.hpp>

#include <filesystem>
#include <iostream>

#include "settings.hpp"

using namespace directus;

struct Me {
  std::string email;
};

//! [login]
auto connect(const std::filesystem::path& file) {
  auto client =
      createDirectus(settings::url())
          .with(rest())
          .with(authentication(AuthMode::json, {.storage = std::make_shared<FileStorage>(file)}));

  const SignedIn how =
      signIn(client,
             LocalLoginPayload{.email = settings::email(), .password = settings::password()},
             {.askOtp = [](std::string& otp) { std::cin >> otp; }})
          .value();
  std::cout << (how == SignedIn::restored ? "no password needed: the session was there\n"
                                          : "logged in with the password\n");
  return client;
}
//! [login]

int main() {
  const auto file = std::filesystem::temp_directory_path() / "directus-cpp-login" / "session.json";
  try {
    std::filesystem::remove(file);  // as if it were the first start ever
    std::filesystem::create_directories(file.parent_path());
    std::cout << "first start: ";
    { const auto client = connect(file); }  // and it ends

    std::cout << "second start: ";
    const auto client = connect(file);
    std::cout << "this is " << client.request(readMe<Me>()).get().email << '\n';

    client.logout().get();
    std::cout << "logged out: the next start needs the password again\n";
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
