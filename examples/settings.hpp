#pragma once

#include <cstdlib>
#include <string>

// Where the examples find their Directus; `examples/run.sh` sets these.
namespace settings {

inline std::string fromEnvironment(const char* name, const char* fallback) {
  const char* value = std::getenv(name);
  return value ? value : fallback;
}

inline std::string url() { return fromEnvironment("DIRECTUS_URL", "http://127.0.0.1:8055"); }
inline std::string token() { return fromEnvironment("DIRECTUS_TOKEN", "admin-token"); }

}  // namespace settings
