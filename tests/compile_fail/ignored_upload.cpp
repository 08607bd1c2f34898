// expect: directus: an upload does nothing until client.request(upload)
#include <directus/directus.hpp>

using namespace directus;

void check() {
#ifdef MISTAKE
  uploadResumable(FormData());
#else
  (void)uploadResumable(FormData());
#endif
}
