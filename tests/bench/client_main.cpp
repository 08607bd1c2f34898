// directus_bench_client CONTESTANT ITEMS REQUESTS
//   Sends that many requests, one after another, to the stub at DIRECTUS_BENCH_URL (see
//   stub_main.cpp). Prints for one request: processor time (user and system) in microseconds,
//   minor faults, and the checksum of what arrived (0 if it was not the same each time).
// directus_bench_client checksum ITEMS        what it has to be, and the size of the reply
// directus_bench_client versions

#include <curl/curl.h>
#include <simdjson.h>
#include <sys/resource.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <nlohmann/json.hpp>
#include <string_view>

#include "contestant.hpp"

namespace bench {

namespace {

struct Usage {
  double microseconds = 0;
  double faults = 0;

  static Usage now() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto microseconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
    };
    return {microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
            static_cast<double>(usage.ru_minflt)};
  }
};

ContestantPtr make(std::string_view name, std::size_t count) {
  const char* const stub = std::getenv("DIRECTUS_BENCH_URL");
  const std::string url = (stub ? stub : "") + ("/" + std::to_string(count));
#ifdef BENCH_CPR
  if (name == "cpr-32") return cprInFlight(url, 32);
#else
  if (name == "raw") return rawCurl(url, 0);
  if (name == "raw-128k") return rawCurl(url, 128 << 10);
  if (name == "simdjson") return simdjsonByHand(url);
  if (name == "nlohmann") return nlohmannDom(url);
  if (name == "typed") return directusTyped(url);
  if (name == "typed-session") return directusInSession(url);
  if (name == "typed-one-try") return directusWithoutRetry(url);
  if (name == "dynamic") return directusDynamic(url);
  if (name == "multi-32") return bareMulti(url, 32);
  if (name == "multi-1000") return bareMulti(url, 1000);
  if (name == "flight-32") return directusInFlight(url, 32);
  if (name == "flight-1000") return directusInFlight(url, 1000);
  if (name == "decode-in-order") return decodeOnly(count, FieldOrder::asAsked);
  if (name == "decode-graphql") return decodeGraphql(count);
  if (name == "decode-reversed") return decodeOnly(count, FieldOrder::reversed);
#endif
  return nullptr;
}

void run(Contestant& contestant, std::size_t requests) {
  const std::uint64_t before = checksum(contestant.articles());
  const std::size_t each = contestant.request();
  contestant.requests(requests / 5 + 1);  // into the steady state

  const Usage begin = Usage::now();
  const std::size_t sum = contestant.requests(requests);
  const Usage end = Usage::now();

  const bool same = sum == each * requests && checksum(contestant.articles()) == before;
  const auto perRequest = [&](double value) { return value / static_cast<double>(requests); };
  std::printf("%.3f %.4f %llu\n", perRequest(end.microseconds - begin.microseconds),
              perRequest(end.faults - begin.faults),
              same ? static_cast<unsigned long long>(before) : 0ULL);
}

void printVersions() {
  std::printf("libcurl %s, simdjson %d.%d.%d, nlohmann/json %d.%d.%d\n",
              curl_version_info(CURLVERSION_NOW)->version, simdjson::SIMDJSON_VERSION_MAJOR,
              simdjson::SIMDJSON_VERSION_MINOR, simdjson::SIMDJSON_VERSION_REVISION,
              NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
              NLOHMANN_JSON_VERSION_PATCH);
}

void printExpected(std::size_t count) {
  const auto articles = makeArticles(count);
  std::printf("%llu %zu\n", static_cast<unsigned long long>(checksum(articles)),
              toJson(articles).size());
}

std::size_t numberIn(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

int main(int argc, char** argv) {
  const std::string_view name = argc > 1 ? argv[1] : "";
  const std::size_t count = argc > 2 ? numberIn(argv[2]) : 0;
  const std::size_t requests = argc > 3 ? numberIn(argv[3]) : 0;
  if (name == "versions") {
    printVersions();
  } else if (name == "checksum" && count > 0) {
    printExpected(count);
  } else if (const auto contestant = make(name, count); contestant && count > 0 && requests > 0) {
    run(*contestant, requests);
  } else {
    std::fputs("usage: directus_bench_client CONTESTANT ITEMS REQUESTS\n", stderr);
    return 2;
  }
  return 0;
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) {
  try {
    return bench::main(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
