// A program of somebody else, with the header that CMake had made from their snapshot.
//! [include]
#include "cms/schema.hpp"
//! [include]

#include <directus/testing/fake_transport.hpp>

#include <iostream>

int main() {
  auto fake = std::make_shared<directus::testing::FakeTransport>();
  fake->reply(200, R"({"data":[{"id":1,"title":"linked"}]})");
  auto client = directus::createDirectus<cms::Schema>("http://127.0.0.1", {.transport = fake})
                    .with(directus::rest());
  //! [request]
  for (const cms::Story& story :
       client.request(directus::readItems<&cms::Schema::articles>()).get())
    std::cout << story.title << '\n';
  //! [request]
}
