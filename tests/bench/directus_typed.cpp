#include <directus/core/clock.hpp>

#include "contestant.hpp"
#include "schema.hpp"

namespace bench {

namespace {

using namespace directus;

template <class C>
class DirectusTyped final : public Contestant {
 public:
  explicit DirectusTyped(C client) : client_(std::move(client)) {}

  std::size_t request() override { return articles().size(); }

  std::vector<Article> articles() override {
    return client_.request(readItems<&Schema::articles, Article>()).get();
  }

 private:
  C client_;
};

template <class Token>
ContestantPtr typed(const std::string& url, Token composable, RestOptions options = {}) {
  auto client =
      createDirectus<Schema>(url).with(rest(std::move(options))).with(std::move(composable));
  return std::make_unique<DirectusTyped<decltype(client)>>(std::move(client));
}

/// A session that was stored a moment ago.
std::shared_ptr<AuthStorage> freshSession() {
  constexpr auto lifetime = std::chrono::milliseconds(std::chrono::hours(1));
  const auto now = systemClock()->wallNow();
  return std::make_shared<MemoryStorage>(AuthenticationData{.access_token = token,
                                                            .refresh_token = "not used up",
                                                            .expires = lifetime.count(),
                                                            .expires_at = (now + lifetime).count(),
                                                            .mode = AuthMode::json});
}

}  // namespace

ContestantPtr directusTyped(const std::string& url) {
  return typed(url, staticToken(token));
}

ContestantPtr directusInSession(const std::string& url) {
  return typed(url, authentication(AuthMode::json, {.storage = freshSession()}));
}

ContestantPtr directusWithoutRetry(const std::string& url) {
  return typed(url, staticToken(token), {.retry = {.tries = 1}});
}

}  // namespace bench
