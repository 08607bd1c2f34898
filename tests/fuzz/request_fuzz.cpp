// Any text as an argument: what may be sent stays on the origin and in its segment.
#include <directus/core/url.hpp>
#include <directus/query/filter.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace directus;
  using namespace directus::detail;
  const std::string text(reinterpret_cast<const char*>(data), size);
  static const BaseUrl base = BaseUrl::parse("https://example.com/cms").value();

  std::string path = "/items";
  if (appendSegment(path, "key", text)) {
    const auto url = base.resolve(path, {});
    if (!url || url->rfind("https://example.com/cms/items/", 0) != 0 ||
        url->find('/', std::string("https://example.com/cms/items/").size()) != std::string::npos)
      std::abort();
  }
  const auto any = base.resolve(text, {{.name = "search", .value = text}});
  if (any && !base.sameOrigin(*any)) std::abort();
  if (const auto parsed = BaseUrl::parse(text); parsed && parsed->origin().rfind("http", 0) != 0)
    std::abort();
  const Filter<> filter = field<"title"> == text;
  (void)filter;
  return 0;
}
