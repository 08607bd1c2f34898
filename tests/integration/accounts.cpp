#include "accounts.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "support/process.hpp"

using namespace directus;

namespace server {

namespace {

/// The text of a mail without the line breaks and escapes of quoted-printable.
std::string plainText(const std::string& mail) {
  std::string text;
  for (std::size_t i = 0; i < mail.size(); ++i) {
    if (mail.compare(i, 2, "=\n") == 0)
      ++i;
    else if (mail.compare(i, 3, "=\r\n") == 0)
      i += 2;
    else if (mail.compare(i, 3, "=3D") == 0)
      text += '=', i += 2;
    else
      text += mail[i];
  }
  return text;
}

std::optional<std::string> mailTo(const std::string& address) {
  const char* folder = std::getenv("DIRECTUS_MAIL");
  if (!folder) throw std::runtime_error("DIRECTUS_MAIL is not set: use tests/run.sh integration");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".eml") continue;
    std::string text = plainText(directus_test::readText(entry.path()));
    if (text.find("To: " + address) != std::string::npos) return text;
  }
  return std::nullopt;
}

}  // namespace

std::string roleNamed(const std::string& name) {
  const Json roles =
      admin()
          .request(customEndpoint<Json>(
              {.path = "/roles", .params = {{.name = "filter[name][_eq]", .value = name}}}))
          .get();
  return roles.at(0).at("id");
}

std::string newAddress() {
  static std::atomic<int> count = 0;
  return "user-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + "@example.org";
}

User::User() : email_(newAddress()) {
  const Json user = {{"email", email_}, {"password", password}, {"role", roleNamed("Editor")}};
  id_ =
      admin()
          .request(customEndpoint<Json>({.path = "/users", .method = "POST", .body = user.dump()}))
          .get()
          .at("id");
}

User::~User() {
  (void)admin()
      .request(customEndpoint<void>({.path = "/users/" + id_, .method = "DELETE"}))
      .result();
}

std::string mailedTo(const std::string& address) {
  for (int tries = 0; tries < 300; ++tries) {
    if (auto text = mailTo(address)) return *std::move(text);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("no mail came");
}

std::string tokenMailedTo(const std::string& address) {
  constexpr std::string_view key = "token=";
  const std::string text = mailedTo(address);
  const auto begin = text.find(key) + key.size();
  const auto end = text.find_first_not_of(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-", begin);
  return text.substr(begin, end - begin);
}

}  // namespace server
