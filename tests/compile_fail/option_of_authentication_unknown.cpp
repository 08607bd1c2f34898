// near: AuthenticationOptions
#include <directus/typed.hpp>

using namespace directus;

void check() {
#ifdef MISTAKE
  (void)authentication(AuthMode::json, {.refreshBefore = 30});
#else
  (void)authentication(AuthMode::json, {.msRefreshBeforeExpires = 30});
#endif
}
