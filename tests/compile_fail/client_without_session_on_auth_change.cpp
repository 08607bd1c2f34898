// expect: directus: this client has no sessions: add .with(authentication()) to it
#include <directus/typed.hpp>

using namespace directus;

void check() {
#ifdef MISTAKE
  const auto client = createDirectus("https://example.com").with(staticToken("t"));
#else
  const auto client = createDirectus("https://example.com").with(authentication());
#endif
  client.onAuthChange([](const AuthChange&) {});
}
