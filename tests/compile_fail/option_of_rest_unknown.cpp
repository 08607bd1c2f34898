// near: RestOptions
#include <directus/typed.hpp>

using namespace directus;

void check() {
#ifdef MISTAKE
  (void)rest({.retries = {.tries = 3}});
#else
  (void)rest({.retry = {.tries = 3}});
#endif
}
