// What a client does, line by line: how long each request took, how often it was sent, how it
// ended; and what the library reports by itself.
#include <directus/directus.hpp>

#include <iostream>
#include <sstream>

#include "settings.hpp"

using namespace directus;

namespace {

//! [tracing]
// Called by every thread that sends something, several at once: one write a line.
void printEnd(const RequestEnd& request) {
  std::ostringstream line;
  line << request.method << ' ' << request.pathTemplate << " -> " << request.status << " in "
       << request.duration.count() << " us, " << request.attempts << " attempts, "
       << request.bytesSent << " bytes sent, " << request.bytesReceived << " received";
  if (request.error) line << ": " << request.error->what();
  std::cerr << line.str() + '\n';
}

void printRecord(const LogRecord& record) {
  std::ostringstream line;
  line << (record.level >= LogLevel::warn ? "WARNING " : "") << record.message;
  for (const LogField& field : record.fields) line << ' ' << field.name << '=' << field.value;
  std::cerr << line.str() + '\n';
}

const ClientOptions traced{.log = printRecord, .onRequestEnd = printEnd};
//! [tracing]

}  // namespace

int main() {
  const auto client =
      createDirectus(settings::url(), traced).with(rest()).with(authentication(AuthMode::json));
  client.login({.email = settings::email(), .password = settings::password()}).get();
  client.request(readItems("articles", {.limit = 1})).get();
  client.request(readItem("articles", 1)).get();
  const auto missing = client.request(readItem("articles", 987654)).result();
  client.logout().get();
  return missing ? 1 : 0;
}
