#include <directus/query/format_fields.hpp>

#include <iterator>

#include "codec/field_names.hpp"

namespace DIRECTUS_NAMESPACE {

namespace detail {

void addFields(NameList& out, const JsonText& json) {
  if (json.empty()) return;
  FieldNames flat = flattenFields(json);
  out.names.insert(out.names.end(), std::make_move_iterator(flat.names.begin()),
                   std::make_move_iterator(flat.names.end()));
  out.refused.add(flat.refused.why());
}

}  // namespace detail

Fields::Fields(std::initializer_list<detail::FieldsEntry> entries) {
  for (const auto& entry : entries) {
    names.insert(names.end(), entry.list().names.begin(), entry.list().names.end());
    refused.add(entry.list().refused.why());
  }
}

Fields::Fields(std::vector<std::string> list) : NameList(std::move(list)) {}

Result<std::vector<std::string>> formatFields(const JsonText& fields) {
  detail::NameList list;
  if (const auto start = fields.text().find_first_not_of(" \t\r\n");
      start == std::string::npos || fields.text()[start] != '[')
    return detail::invalidArgument("fields", "must be a JSON array");
  detail::addFields(list, fields);
  if (!list.refused.empty()) return detail::invalidArgument("fields", list.refused.why());
  return std::move(list.names);
}

}  // namespace DIRECTUS_NAMESPACE
