#pragma once

#include <span>
#include <string_view>

#include <directus/core/callback.hpp>
#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE {

/// How much a record matters: `warn` is what somebody should look at, `error` what was lost.
enum class LogLevel { debug, info, warn, error };

/// `warn`: the name in the source.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(LogLevel level) noexcept;

/// One named value of a log record.
struct LogField {
  std::string_view name;
  std::string_view value;
};

/// What the log sink gets. Views: valid during the call only. Never holds a secret: only fields of
/// an allow-list are ever put in.
struct LogRecord {
  LogLevel level = LogLevel::info;
  std::string_view message;
  std::span<const LogField> fields;
};

/// Where the library reports what no call can return; it never prints by itself.
///
/// Thread safety: called from any thread that uses the client, several at once.
using LogSink = Callback<const LogRecord&>;

}  // namespace DIRECTUS_NAMESPACE
