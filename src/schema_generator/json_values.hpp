#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collections.hpp"
#include "mapping.hpp"

// What the Studio keeps in fields of text and JSON beyond plain text: choices, lists, repeaters.

namespace schema_generator {

class JsonValues {
 public:
  JsonValues(Collections& collections, Mapped& mapped)
      : collections_(collections), mapped_(mapped) {}

  /// A type for the values of the field and its default, nothing where there is no better one than
  /// that of the database. Enums and structs that it needs are added to the header.
  struct Type {
    std::string name{};
    std::optional<std::string> expression{};
  };
  [[nodiscard]] std::optional<Type> typeOf(const Field& field);

 private:
  /// Adds an enum called `name` for the field's choices.
  Enum& addEnum(const Field& field, const std::string& owner, const std::string& name);
  [[nodiscard]] Type repeaterOf(const Field& field);
  [[nodiscard]] std::string partType(const Field& part, const std::string& owner,
                                     const std::string& structName);
  [[nodiscard]] Member partOf(const Field& part, const std::string& owner,
                              const std::string& structName);

  Collections& collections_;
  Mapped& mapped_;
};

}  // namespace schema_generator
