#pragma once

#include <directus/directus.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "integration/server.hpp"

// What the test of chaos is about: things that are in places.

namespace chaos {

struct Place {
  int id{};
  std::string name{};
};
struct Thing {
  int id{};
  std::string name{};
  int n{};
  int version{};
  directus::Ref<Place> place{};
};
struct Schema {
  std::vector<Thing> chaos_things;
  std::vector<Place> chaos_places;
};
struct Row {
  int id{};
  std::string name{};
  int n{};
  int version{};  ///< how often it was changed
  friend bool operator==(const Row&, const Row&) = default;
};
struct PlaceName {
  std::string name{};
  friend bool operator==(const PlaceName&, const PlaceName&) = default;
};
struct Placed {
  int id{};
  std::optional<PlaceName> place{};
  friend bool operator==(const Placed&, const Placed&) = default;
};

inline constexpr int places = 3;

/// The two collections, with the places and no things; gone with this object.
class Collections {
 public:
  Collections();

 private:
  server::Scratch places_;
  server::Scratch things_;
};

/// Ends the server in the midst of whatever it does, and starts it again at the same port.
void restartServer();

/// Whether it has WebSockets.
bool hasWebSockets();

/// The number in an environment variable.
long setting(const char* name, long otherwise);

/// The port of `server::url()`.
int serverPort();

}  // namespace chaos
