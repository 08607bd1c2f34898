#pragma once

#include <cstdlib>
#include <string>

// Where the examples find their Directus; `examples/run.sh` sets these.
namespace settings {

inline std::string fromEnvironment(const char* name, const char* fallback) {
  const char* value = std::getenv(name);
  return value ? value : fallback;
}

inline std::string url() {
  return fromEnvironment("DIRECTUS_URL", "http://127.0.0.1:8055");
}
inline std::string token() {
  return fromEnvironment("DIRECTUS_TOKEN", "admin-token");
}
inline std::string email() {
  return fromEnvironment("DIRECTUS_EMAIL", "admin@example.com");
}
inline std::string password() {
  return fromEnvironment("DIRECTUS_PASSWORD", "d1r3ctu5");
}
inline std::string ldapUser() {
  return fromEnvironment("DIRECTUS_LDAP_USER", "alice");
}
inline std::string ldapPassword() {
  return fromEnvironment("DIRECTUS_LDAP_PASSWORD", "alice-pw");
}

}  // namespace settings
