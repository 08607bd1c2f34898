#pragma once

#include <directus/directus.hpp>

#include <cstdlib>
#include <iostream>
#include <string>

// What the live check does with each collection of a schema: every row is read by its model,
// written back, and read again as it was.
namespace round_trip {

inline int passed = 0;
inline int failed = 0;

inline void note(const std::string& what, const std::string& why = {}) {
  std::cout << (why.empty() ? "ok  " : "FAILED  ") << what << (why.empty() ? "" : ": ") << why
            << '\n';
  ++(why.empty() ? passed : failed);
}

/// As it is sent, without what the server writes by itself.
template <class Row>
std::string textOf(const Row& row) {
  auto json = directus::Json::parse(
      directus::detail::encode(directus::detail::typeInfo<Row>(), &row).value());
  for (const char* stamp : {"date_updated", "user_updated"}) json.erase(stamp);
  return json.dump();
}

template <auto Collection, class Client, class KeyOf>
void collection(const Client& client, std::size_t expected, KeyOf keyOf) {
  const std::string name(directus::collectionName<Collection>());
  const auto rows = client.request(directus::readItems<Collection>({.limit = -1})).result();
  if (!rows) return note(name, rows.error().what());
  if (rows->size() != expected)
    return note(name, std::to_string(rows->size()) + " rows, not " + std::to_string(expected));
  for (const auto& row : *rows) {
    const std::string before = textOf(row);
    const auto written =
        client.request(directus::updateItem<Collection>(keyOf(row), directus::wholeItem(row)))
            .result();
    if (!written) return note(name, std::string(written.error().what()) + " for " + before);
    const auto again = client.request(directus::readItem<Collection>(keyOf(row))).result();
    if (!again) return note(name, again.error().what());
    if (textOf(*again) != before) return note(name, before + " became " + textOf(*again));
  }
  note(name);
}

/// Before it is saved first, and after.
template <auto Collection, class Client>
void singleton(const Client& client) {
  const std::string name(directus::collectionName<Collection>());
  const auto unsaved = client.request(directus::readSingleton<Collection>()).result();
  if (!unsaved) return note(name + ", not saved yet", unsaved.error().what());
  note(name + ", not saved yet");
  const auto written =
      client.request(directus::updateSingleton<Collection>(directus::wholeItem(*unsaved))).result();
  if (!written) return note(name, written.error().what());
  const auto again = client.request(directus::readSingleton<Collection>()).result();
  note(name, again ? std::string() : again.error().what());
}

template <class Schema>
auto admin() {
  return directus::createDirectus<Schema>(std::getenv("DIRECTUS_URL"))
      .with(directus::rest())
      .with(directus::staticToken(std::getenv("DIRECTUS_TOKEN")));
}

}  // namespace round_trip
