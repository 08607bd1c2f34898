#pragma once

#include <set>
#include <string>
#include <vector>

// The header that is to be written, without its punctuation.

namespace schema_generator {

struct Enumerator {
  std::string name{};
  std::string value{};  ///< as Directus stores it
};

struct Enum {
  std::string name{};
  std::vector<Enumerator> enumerators{};
};

struct Member {
  std::string type{};
  std::string name{};
  std::string directusName{};  ///< "" for what is no field of Directus
  std::string initialiser{};   ///< an expression; "": none, the member is `{}`
  std::string note{};
};

struct Struct {
  std::string name{};
  std::string note{};
  std::vector<Member> members{};
};

struct Header {
  std::set<std::string> includes{};  ///< `directus/models/users.hpp`
  std::vector<Enum> enums{};
  std::vector<Struct> structs{};
  Struct schema{};
};

}  // namespace schema_generator
