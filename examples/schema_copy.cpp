// Copies the schema of one Directus to another: `schema_copy [FROM [TO]]`, two addresses with the
// same token. `merge` adds and changes, and removes nothing.
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;

int main(int argc, char** argv) {
  const std::string from = argc > 1 ? argv[1] : settings::url();
  const std::string to = argc > 2 ? argv[2] : settings::url();
  try {
    const auto source = createDirectus(from).with(rest()).with(staticToken(settings::token()));
    const auto target = createDirectus(to).with(rest()).with(staticToken(settings::token()));

    const auto snapshot = source.request(schemaSnapshot<JsonText>()).get();
    const auto diff =
        target.request(schemaDiff<std::optional<SchemaDiff>>(snapshot, {.mode = "merge"})).get();
    if (!diff) {
      std::cout << to << " has the schema of " << from << " already\n";
      return 0;
    }
    target.request(schemaApply(*diff)).get();
    std::cout << "changed the schema of " << to << " (it was " << diff->hash.substr(0, 8) << ")\n";
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
