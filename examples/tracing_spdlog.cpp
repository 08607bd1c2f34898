// The same for spdlog: every request on one logger, the library's own reports on it too. Built when
// spdlog is there (`apt install libspdlog-dev`); the library itself knows nothing of it.
#include <directus/directus.hpp>

#include <spdlog/spdlog.h>

#include "settings.hpp"

using namespace directus;

namespace {

//! [spdlog]
spdlog::level::level_enum levelOf(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

ClientOptions loggedWith(const std::shared_ptr<spdlog::logger>& logger) {
  return {
      .log =
          [logger](const LogRecord& record) {
            std::string text(record.message);
            for (const LogField& field : record.fields)
              text.append(" ").append(field.name).append("=").append(field.value);
            logger->log(levelOf(record.level), text);
          },
      .onRequestStart =
          [logger](const RequestStart& request) {
            logger->debug("#{} {} {}", request.id, request.method, request.pathTemplate);
          },
      .onRequestEnd =
          [logger](const RequestEnd& request) {
            logger->log(request.error ? spdlog::level::warn : spdlog::level::info,
                        "#{} {} {} -> {} in {} us, {} attempts{}{}", request.id, request.method,
                        request.pathTemplate, request.status, request.duration.count(),
                        request.attempts, request.error ? ": " : "",
                        request.error ? request.error->what() : "");
          },
  };
}
//! [spdlog]

}  // namespace

int main() {
  spdlog::set_level(spdlog::level::debug);
  const auto client = createDirectus(settings::url(), loggedWith(spdlog::default_logger()))
                          .with(rest())
                          .with(staticToken(settings::token()));
  client.request(readItems("articles", {.limit = 1})).get();
  const auto missing = client.request(readItem("articles", 987654)).result();
  return missing ? 1 : 0;
}
