// expect: directus: this client cannot send requests: add .with(rest()) to it
#include <directus/directus.hpp>

using namespace directus;

void check() {
  FormData form;
  form.append("file", File::fromMemory("hello", {.name = "hello.txt"}));
#ifdef MISTAKE
  const auto client = createDirectus("https://example.com").with(staticToken("t"));
#else
  const auto client = createDirectus("https://example.com").with(rest());
#endif
  const std::string id = client.request(uploadResumable(std::move(form))).get();
}
