#include "chaos/place.hpp"

#include <charconv>
#include <cstdlib>

#include "support/process.hpp"

using namespace directus;

namespace chaos {

namespace {

const Json moreFields{{{"field", "version"}, {"type", "integer"}},
                      {{"field", "place"},
                       {"type", "integer"},
                       {"schema", Json::object()},
                       {"meta", {{"interface", "select-dropdown-m2o"}, {"special", {"m2o"}}}}}};

}  // namespace

Collections::Collections() : places_("chaos_places"), things_("chaos_things", moreFields) {
  const auto admin = server::admin();
  const Json relation{
      {"collection", "chaos_things"}, {"field", "place"}, {"related_collection", "chaos_places"}};
  admin.request(createRelation(relation)).get();
  for (int i = 0; i < places; ++i)
    admin.request(createItem("chaos_places", Json{{"name", "place " + std::to_string(i)}})).get();
}

void restartServer() {
  const char* const folder = std::getenv("DIRECTUS_FOLDER");
  if (folder == nullptr) throw std::runtime_error("DIRECTUS_FOLDER is not set");
  directus_test::runProgram({DIRECTUS_TESTS "/server/directus.sh", "restart", folder}, "Directus");
}

bool hasWebSockets() {
  const auto info = server::admin().request(customEndpoint<Json>({.path = "/server/info"})).get();
  const auto found = info.find("websocket");
  return found != info.end() && found->is_object();
}

long setting(const char* name, long otherwise) {
  const char* const text = std::getenv(name);
  return text != nullptr ? std::atol(text) : otherwise;
}

int serverPort() {
  const std::string url = server::url();
  int port = 0;
  std::from_chars(url.data() + url.rfind(':') + 1, url.data() + url.size(), port);
  return port;
}

}  // namespace chaos
