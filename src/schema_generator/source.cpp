#include "source.hpp"

#include <algorithm>
#include <istream>
#include <iterator>
#include <optional>

#include <directus/commands/schema.hpp>
#include <directus/typed.hpp>

#include "files.hpp"
#include "folder.hpp"

namespace schema_generator {

using namespace directus;

namespace {

struct Credentials {
  std::string token{};
  std::string email{};
  std::string password{};
  std::string otp{};
};

bool isUrl(std::string_view source) {
  return source.starts_with("http://") || source.starts_with("https://");
}

std::string everything(std::istream& in) {
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// The secret in a file: its first line.
Result<std::string> readSecret(const std::string& path, const Surroundings& surroundings) {
  auto text = path == "-" ? Result<std::string>(everything(surroundings.in)) : readFile(path);
  if (!text) return text;
  text->resize(std::min(text->find_first_of("\r\n"), text->size()));
  if (text->empty()) return detail::invalidArgument(path, "is empty");
  return text;
}

Result<std::string> secretOf(const std::string& file, const char* variable,
                             const Surroundings& surroundings) {
  if (!file.empty()) return readSecret(file, surroundings);
  return surroundings.environment(variable).value_or("");
}

Result<Credentials> findCredentials(const Options& options, const Surroundings& surroundings) {
  auto token = secretOf(options.tokenFile, "DIRECTUS_TOKEN", surroundings);
  if (!token) return token.error();
  if (!token->empty() && options.email.empty()) return Credentials{.token = *std::move(token)};
  auto password = secretOf(options.passwordFile, "DIRECTUS_PASSWORD", surroundings);
  if (!password) return password.error();
  Credentials found{.email = options.email.empty()
                                 ? surroundings.environment("DIRECTUS_EMAIL").value_or("")
                                 : options.email,
                    .password = *std::move(password),
                    .otp = surroundings.environment("DIRECTUS_OTP").value_or("")};
  if (found.email.empty() || found.password.empty())
    return detail::invalidArgument("login",
                                   "set DIRECTUS_TOKEN, or DIRECTUS_EMAIL and DIRECTUS_PASSWORD, "
                                   "or name files with the secrets; see --help");
  return found;
}

template <class Client>
Result<std::string> download(const Client& client) {
  return client.request(schemaSnapshot<JsonText>())
      .result()
      .transform([](const JsonText& snapshot) { return snapshot.text(); });
}

/// What a server's refusal means here; anything else is as clear as it can be.
Error explained(const Error& error) {
  if (error.status() != 403) return error;
  return Error({.kind = error.kind(),
                .message = std::string(error.what()) +
                           " (only an administrator may read the schema; a snapshot in a file does "
                           "as well)"});
}

Result<std::string> readServer(const std::string& url, const Options& options,
                               const Surroundings& surroundings) {
  const auto credentials = findCredentials(options, surroundings);
  if (!credentials) return credentials.error();
  auto client = createDirectus(url, {.allowInsecureHttp = options.allowInsecureHttp}).with(rest());
  if (!credentials->token.empty())
    return download(std::move(client).with(staticToken(credentials->token)));
  const auto session =
      std::move(client).with(authentication(AuthMode::json, {.autoRefresh = false}));
  const auto login = session
                         .login({.email = credentials->email, .password = credentials->password},
                                {.otp = credentials->otp})
                         .result();
  if (!login) return login.error();
  auto text = download(session);
  (void)session.logout().result();  // the snapshot is there, or a better error is
  return text;
}

}  // namespace

Result<std::vector<SchemaText>> readSource(const std::string& given, const Options& options,
                                           const Surroundings& surroundings) {
  std::string source = given;
  if (source.empty()) source = surroundings.environment("DIRECTUS_URL").value_or("");
  if (source.empty())
    return detail::invalidArgument("snapshot",
                                   "give a file, a folder or a URL, or set DIRECTUS_URL");
  if (source == "-")
    return std::vector{SchemaText{.name = "standard input", .text = everything(surroundings.in)}};
  if (isUrl(source)) {
    auto text = readServer(source, options, surroundings);
    if (!text) return explained(text.error());
    return std::vector{SchemaText{
        .name = "the server's snapshot", .text = *std::move(text), .format = Format::json}};
  }
  if (isFolder(source)) return readFolder(source);
  auto text = readFile(source);
  if (!text) return text.error();
  return std::vector{
      SchemaText{.name = source, .text = *std::move(text), .format = formatOf(source)}};
}

}  // namespace schema_generator
