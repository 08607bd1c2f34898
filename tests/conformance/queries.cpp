#include "queries.hpp"

#include <cstdint>
#include <vector>

#include <directus/core/json.hpp>

#include "values.hpp"

using namespace directus;

namespace {

std::optional<std::int64_t> integer(const std::string& name, const Vector& value) {
  if (value.is_null()) return std::nullopt;
  if (value.is_number_integer()) return value.get<std::int64_t>();
  throw Skip(name + " is an integer here, the vector has " +
             (value.is_string() ? "text" : "another number"));
}

std::string text(const std::string& name, const Vector& value) {
  if (!value.is_string()) throw Skip(name + " is text here, the vector has something else");
  return value.get<std::string>();
}

bool boolean(const std::string& name, const Vector& value) {
  if (!value.is_boolean()) throw Skip(name + " is a bool here, the vector has something else");
  return value.get<bool>();
}

JsonText json(const Vector& value) {
  return plainJson(value);
}

Fields fields(const Vector& value) {
  if (!value.is_array()) throw Skip("fields is a list here, the vector has text");
  return json(value);
}

template <class Names>
Names names(const Vector& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.get<std::vector<std::string>>();
}

std::optional<CustomParam> customParam(const std::string& name, const Vector& value) {
  if (isUndefined(value)) return std::nullopt;
  if (!markerType(value).empty())
    throw Skip("a custom parameter of type " + markerType(value) + " does not exist here");
  if (value.is_string()) return CustomParam(name, value.get<std::string>());
  if (value.is_number_integer()) return CustomParam(name, value.get<std::int64_t>());
  if (value.is_number()) return CustomParam(name, value.get<double>());
  if (value.is_boolean()) return CustomParam(name, value.get<bool>());
  if (value.is_null()) return CustomParam(name, nullptr);
  return CustomParam(name, json(value));
}

}  // namespace

Query<> queryFrom(const Vector& value) {
  Query<> query;
  std::vector<CustomParam> custom;
  if (value.is_null() || isUndefined(value)) return query;
  for (const auto& [name, member] : value.items()) {
    if (isUndefined(member)) continue;
    if (name == "fields")
      query.fields = fields(member);
    else if (name == "filter")
      query.filter = json(member);
    else if (name == "search")
      query.search = text(name, member);
    else if (name == "sort")
      query.sort = names<Sort<>>(member);
    else if (name == "limit")
      query.limit = integer(name, member);
    else if (name == "offset")
      query.offset = integer(name, member);
    else if (name == "page")
      query.page = integer(name, member);
    else if (name == "deep")
      query.deep = json(member);
    else if (name == "alias")
      query.alias = json(member);
    else if (name == "aggregate")
      query.aggregate = json(member);
    else if (name == "groupBy")
      query.groupBy = names<FieldNames<>>(member);
    else if (name == "version")
      query.version = text(name, member);
    else if (name == "versionRaw")
      query.versionRaw = boolean(name, member);
    else if (name == "backlink")
      query.backlink = boolean(name, member);
    else if (name == "meta" && custom.empty() && member.is_string())
      query.meta = member;
    else if (auto param = customParam(name, member))
      custom.push_back(std::move(*param));
  }
  query.custom = std::move(custom);
  return query;
}
