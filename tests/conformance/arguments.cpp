#include <directus/core/json.hpp>

#include "commands.hpp"
#include "queries.hpp"
#include "values.hpp"

using namespace directus;

namespace {

Key keyFrom(const Vector& value) {
  if (value.is_null() || isUndefined(value)) return "";
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
  if (at(index).is_null() || !has(index)) return "";
  if (!at(index).is_string()) throw Skip("text is wanted here: the compiler refuses anything else");
  return at(index).get<std::string>();
}

Key Arguments::key(std::size_t index) const {
  return keyFrom(at(index));
}

Keys Arguments::keys(std::size_t index) const {
  std::vector<Key> keys;
  if (!at(index).is_array()) return keys;
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

std::vector<std::string> Arguments::texts(std::size_t index) const {
  return at(index).get<std::vector<std::string>>();
}

bool Arguments::flag(std::size_t index) const {
  return has(index) && at(index).get<bool>();
}

std::string Arguments::option(std::size_t index, const std::string& name) const {
  return has(index) ? at(index).value(name, "") : "";
}

AnyCommand byKeysOrQuery(const Arguments& arguments, std::size_t index,
                         const std::function<AnyCommand(Keys)>& withKeys,
                         const std::function<AnyCommand(Query<>)>& withQuery) {
  const Vector& which = arguments.at(index);
  if (which.is_array() || which.is_null() || isUndefined(which))
    return withKeys(arguments.keys(index));
  if (!which.is_object())
    throw Skip("keys or a query are wanted here: the compiler refuses anything else");
  if (which.size() == 1 && which.contains("filter") && which.at("filter").empty())
    throw Skip("an empty filter alone is refused on purpose: everyItem() says that all are meant");
  return withQuery(arguments.query(index));
}
