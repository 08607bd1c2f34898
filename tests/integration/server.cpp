#include "server.hpp"

#include <cstdlib>

using namespace directus;

namespace server {

namespace {

std::string required(const char* name) {
  const char* value = std::getenv(name);
  if (!value)
    throw std::runtime_error(std::string(name) + " is not set: use tests/run.sh integration");
  return value;
}

}  // namespace

std::string url() {
  return required("DIRECTUS_URL");
}
std::string adminToken() {
  return required("DIRECTUS_TOKEN");
}

Scratch::Scratch(std::string name, const Json& more) : name_(std::move(name)) {
  Json fields = {{{"field", "id"},
                  {"type", "integer"},
                  {"schema", {{"is_primary_key", true}, {"has_auto_increment", true}}}},
                 {{"field", "name"}, {"type", "string"}},
                 {{"field", "n"}, {"type", "integer"}}};
  fields.insert(fields.end(), more.begin(), more.end());
  const Json collection = {
      {"collection", name_}, {"schema", Json::object()}, {"fields", std::move(fields)}};
  admin()
      .request(customEndpoint<void>(
          {.path = "/collections", .method = "POST", .body = collection.dump()}))
      .get();
}

Scratch::~Scratch() {
  (void)admin()
      .request(customEndpoint<void>({.path = "/collections/" + name_, .method = "DELETE"}))
      .result();
}

}  // namespace server
