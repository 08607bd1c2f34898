// Sits between the library's translation units (ld --wrap, see catch2.cmake): what the library
// calls comes here first.
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "support/secrets_watch.hpp"

#include <directus/directus.hpp>

#include <unistd.h>

#include <cctype>
#include <cstdlib>
#include <iostream>
#include <mutex>

#include "support/catch.hpp"
#include "support/failing_new.hpp"

using namespace directus;

namespace directus_test {

namespace {

constexpr std::size_t shortestSecret = 6;  // a one-time password

bool isDigit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

bool isNumber(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A number is there only where it is not a part of another one.
bool holds(const std::string& line, const std::string& secret) {
  for (auto at = line.find(secret); at != std::string::npos; at = line.find(secret, at + 1)) {
    const auto end = at + secret.size();
    if (!isNumber(secret)) return true;
    if ((at == 0 || !isDigit(line[at - 1])) && (end == line.size() || !isDigit(line[end])))
      return true;
  }
  return false;
}

class Watch {
 public:
  /// Never destroyed: threads may outlive static objects.
  static Watch& get() {
    static Watch& watch = *new Watch;
    return watch;
  }

  template <class Change>
  void change(Change change) {
    if (process_ != ::getpid()) return;  // another process has no end where it would be looked at
    const bool wasSpared = std::exchange(allocationsAreSpared, true);
    {
      const std::lock_guard lock(mutex_);
      change(watched_);
    }
    allocationsAreSpared = wasSpared;
  }

  Watched copy() {
    const std::lock_guard lock(mutex_);
    return watched_;
  }

 private:
  const pid_t process_ = ::getpid();
  std::mutex mutex_;
  Watched watched_;
};

void add(std::string& line, std::string_view text) {
  line.append(" | ").append(text);
}

void report(const ErrorDetails& details) {
  Watch::get().change([&](Watched& watched) {
    std::string line = details.message;
    for (const std::string& text : {details.method, details.path, details.body, details.data})
      add(line, text);
    for (const ApiError& error : details.errors) {
      add(line, error.message);
      add(line, error.extensions);
    }
    watched.lines.insert(std::move(line));
  });
}

void addParams(Watched& watched, std::string_view url) {
  for (const std::string_view name : {"access_token=", "token="}) {
    const auto at = url.find(name);
    if (at == std::string_view::npos) continue;
    const auto value = url.substr(at + name.size());
    watched.addSecret(value.substr(0, value.find_first_of("&#")));
  }
}

void addCookies(Watched& watched, std::string_view cookies) {
  while (!cookies.empty()) {
    const auto cookie = cookies.substr(0, cookies.find(';'));
    watched.addSecret(cookie.substr(cookie.find('=') + 1));
    cookies.remove_prefix(std::min(cookies.size(), cookie.size() + 1));
  }
}

}  // namespace

void Watched::addSecret(std::string_view text) {
  if (text.size() >= shortestSecret) secrets.emplace(text);
}

void Watched::addSecretsOf(std::string_view json) {
  for (const std::string_view name : {"access_token", "refresh_token", "password", "otp", "secret",
                                      "token", "otpauth_url", "directus_session_token"}) {
    const std::string key = '"' + std::string(name) + "\":\"";
    for (auto at = json.find(key); at != std::string_view::npos; at = json.find(key, at + 1)) {
      const auto begin = at + key.size();
      addSecret(json.substr(begin, json.find('"', begin) - begin));
    }
  }
}

std::vector<std::string> Watched::leaks() const {
  std::vector<std::string> found;
  for (const std::string& line : lines)
    for (const std::string& secret : secrets)
      if (holds(line, secret)) found.push_back("'" + secret + "' in: " + line);
  return found;
}

Watched watchedSoFar() {
  return Watch::get().copy();
}

// ---- What the library calls, by the names that it has for the linker ----

#define WRAPPED(symbol) __asm__("__wrap_" symbol)
#define REAL(symbol) __asm__("__real_" symbol)
#define NEW_ERROR "_ZN" DIRECTUS_MANGLED "5ErrorC1ENS0_12ErrorDetailsE"
#define WITH_REQUEST \
  "_ZNK" DIRECTUS_MANGLED "5Error11withRequestESt17basic_string_viewIcSt11char_traitsIcEES5_"
#define LOG                                                              \
  "_ZNK" DIRECTUS_MANGLED                                                \
  "6detail13ClientContext3logENS0_8LogLevelESt17basic_string_viewIcSt11" \
  "char_traitsIcEESt16initializer_listINS0_8LogFieldEE"
#define CHECK_REQUEST "_ZN" DIRECTUS_MANGLED "6detail15validateRequestERKNS0_11HttpRequestE"
#define READ_SESSION                                                    \
  "_ZN" DIRECTUS_MANGLED                                                \
  "6detail11readSessionERKNS1_13ClientContextERKNS1_14CommandRequestER" \
  "KNS0_12HttpResponseEb"

using detail::ClientContext;
using detail::CommandRequest;

void realNewError(Error* self, ErrorDetails* details) REAL(NEW_ERROR);
void newError(Error* self, ErrorDetails* details) WRAPPED(NEW_ERROR);
void newError(Error* self, ErrorDetails* details) {
  report(*details);
  realNewError(self, details);
}

Error realWithRequest(const Error& self, std::string_view method, std::string_view path)
    REAL(WITH_REQUEST);
Error withRequest(const Error& self, std::string_view method, std::string_view path)
    WRAPPED(WITH_REQUEST);
Error withRequest(const Error& self, std::string_view method, std::string_view path) {
  Error reported = realWithRequest(self, method, path);
  Watch::get().change([&](Watched& watched) { watched.lines.insert(reported.what()); });
  return reported;
}

using Fields = std::initializer_list<LogField>;
void realLog(const ClientContext& self, LogLevel level, std::string_view message, Fields fields)
    REAL(LOG);
void log(const ClientContext& self, LogLevel level, std::string_view message, Fields fields)
    WRAPPED(LOG);
void log(const ClientContext& self, LogLevel level, std::string_view message, Fields fields) {
  Watch::get().change([&](Watched& watched) {
    std::string line(message);
    for (const LogField& field : fields) {
      add(line, field.name);
      add(line, field.value);
    }
    watched.lines.insert(std::move(line));
  });
  realLog(self, level, message, fields);
}

Result<void> realCheckRequest(const HttpRequest& request) REAL(CHECK_REQUEST);
Result<void> checkRequest(const HttpRequest& request) WRAPPED(CHECK_REQUEST);
Result<void> checkRequest(const HttpRequest& request) {
  Watch::get().change([&](Watched& watched) {
    const auto bearer = request.headers.find("Authorization").value_or("");
    watched.addSecret(bearer.substr(bearer.find(' ') + 1));
    addCookies(watched, request.headers.find("Cookie").value_or(""));
    addParams(watched, request.url);
    watched.addSecretsOf(request.body);
  });
  return realCheckRequest(request);
}

Result<AuthenticationData> realReadSession(const ClientContext& context,
                                           const CommandRequest& command,
                                           const HttpResponse& response, bool keepCookies)
    REAL(READ_SESSION);
Result<AuthenticationData> readSession(const ClientContext& context, const CommandRequest& command,
                                       const HttpResponse& response, bool keepCookies)
    WRAPPED(READ_SESSION);
Result<AuthenticationData> readSession(const ClientContext& context, const CommandRequest& command,
                                       const HttpResponse& response, bool keepCookies) {
  Watch::get().change([&](Watched& watched) {
    watched.addSecretsOf(response.body.view());
    for (const std::string_view line : response.headers.findAll("Set-Cookie"))
      addCookies(watched, line.substr(0, line.find(';')));
  });
  return realReadSession(context, command, response, keepCookies);
}

namespace {

#if defined(CATCH_VERSION_MAJOR) && CATCH_VERSION_MAJOR >= 3
using Listener = Catch::EventListenerBase;
#else
using Listener = Catch::TestEventListenerBase;
#endif

class Judge : public Listener {
 public:
  using Listener::Listener;

  void testRunEnded(const Catch::TestRunStats& stats) override {
    Listener::testRunEnded(stats);
    const Watched watched = watchedSoFar();
    const auto leaks = watched.leaks();
    std::cout << "secrets: " << watched.secrets.size() << " in " << watched.lines.size()
              << " lines of errors and log: " << leaks.size() << " found\n";
    for (const std::string& leak : leaks) std::cout << "LEAK " << leak << '\n';
    std::cout.flush();
    // A listener cannot make a test fail.
    if (!leaks.empty()) std::_Exit(3);
  }
};

}  // namespace

CATCH_REGISTER_LISTENER(Judge)

}  // namespace directus_test
