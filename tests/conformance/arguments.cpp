#include <directus/core/json.hpp>

#include "commands.hpp"
#include "queries.hpp"
#include "values.hpp"

using namespace directus;

namespace {

Key keyFrom(const Vector& value) {
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_string()) return value.get<std::string>();
  throw Skip("a key is an integer or text here: the compiler refuses anything else");
}

}  // namespace

const Vector& Arguments::at(std::size_t index) const {
  static const Vector undefined = {{"$type", "undefined"}};
  return index < values_.size() ? values_.at(index) : undefined;
}

bool Arguments::has(std::size_t index) const {
  return !isUndefined(at(index));
}

std::string Arguments::text(std::size_t index) const {
  if (!at(index).is_string()) throw Skip("text is wanted here: the compiler refuses anything else");
  return at(index).get<std::string>();
}

Key Arguments::key(std::size_t index) const {
  return keyFrom(at(index));
}

Keys Arguments::keys(std::size_t index) const {
  std::vector<Key> keys;
  for (const auto& value : at(index)) keys.push_back(keyFrom(value));
  return keys;
}

Query<> Arguments::query(std::size_t index) const {
  return queryFrom(at(index));
}

JsonText Arguments::json(std::size_t index) const {
  if (!has(index)) throw Skip("a body is wanted here: the compiler refuses undefined");
  return plainJson(at(index));
}

AnyCommand Arguments::command(std::size_t index) const {
  return makeCommand(at(index).at("command").get<std::string>(), at(index).at("args"));
}
