#include <mutex>

#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

TEST_CASE("no token reaches the log or an error") {
  std::mutex mutex;
  std::string reported;
  const auto remember = [&](std::string_view text) {
    const std::scoped_lock lock(mutex);
    reported += text;
    reported += '\n';
  };
  ClientOptions options;
  options.log = [&](const LogRecord& record) {
    remember(record.message);
    for (const LogField& field : record.fields) remember(field.value);
  };
  const auto client = server::admin(std::move(options));
  for (const auto& command :
       {readItems("no_such_collection"), withToken("canary-token", readItems("articles")),
        customEndpoint<Json>({.path = "/items/articles?access_token=canary-token"})}) {
    const auto result = client.request(command).result();
    if (!result) remember(std::string(result.error().what()) + result.error().body());
  }
  { auto dropped = client.request(withToken("canary-token", readItems("articles"))); }
  CHECK(reported.find("dropped") != std::string::npos);
  CHECK(reported.find("canary") == std::string::npos);
  CHECK(reported.find(server::adminToken()) == std::string::npos);
}
