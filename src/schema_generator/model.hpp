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
  std::string owner{};  ///< the struct of the collection that it belongs to
  std::vector<Enumerator> enumerators{};
};

struct Member {
  std::string type{};
  std::string name{};
  std::string directusName{};  ///< "" for what is not a field of Directus
  std::string initialiser{};   ///< an expression; "": none, the member is `{}`
  std::string note{};
};

struct Struct {
  std::string name{};
  std::string collection{};  ///< "" for a struct within JSON
  std::string
      owner{};  ///< of a struct within JSON, the struct of the collection that it belongs to
  std::string note{};
  std::vector<Member> members{};
  bool isJson = false;  ///< an object within a field of JSON, no collection
};

struct Header {
  std::string about{};               ///< what a reader has to know of all of it
  std::set<std::string> includes{};  ///< `directus/models/users.hpp`
  std::vector<Enum> enums{};
  std::vector<Struct> values{};  ///< of JSON fields; each before those that have it
  std::vector<Struct> structs{};
  Struct schema{};

  // What a header has that is one of several: file names as this one includes them.
  std::set<std::string> elsewhere{};  ///< the structs that others define
  std::vector<std::string> first{};
  std::vector<std::string> last{};  ///< what the relations lead to
};

}  // namespace schema_generator
