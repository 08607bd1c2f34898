// near: ClientOptions
#include <directus/typed.hpp>

using namespace directus;

void check() {
#ifdef MISTAKE
  (void)createDirectus("https://example.com", {.http = {.maxConnectionsPerHost = 16}});
#else
  (void)createDirectus("https://example.com", {.timeout = 16});
#endif
}
