#include <directus/schema/format_fields.hpp>

#include <simdjson.h>

namespace directus::inline v0_1 {

namespace detail {

namespace {

namespace dom = simdjson::dom;

class Flattener {
 public:
  explicit Flattener(NameList& out) : out_(out) {}

  void list(dom::array entries, const std::string& prefix) {
    for (dom::element entry : entries) this->entry(entry, prefix);
  }

  void entry(dom::element entry, const std::string& prefix) {
    switch (entry.type()) {
      case dom::element_type::STRING:
        return name(prefix, entry.get_string().value_unsafe());
      case dom::element_type::INT64:
      case dom::element_type::UINT64:
      case dom::element_type::DOUBLE:
        return number(prefix, entry);
      case dom::element_type::OBJECT:
        return nested(entry.get_object().value_unsafe(), prefix);
      case dom::element_type::NULL_VALUE:
        return;
      default:
        return refuse("an entry must be a name or an object of nested fields");
    }
  }

 private:
  void nested(dom::object object, const std::string& prefix) {
    for (auto [key, value] : object) {
      const std::string path = prefix + std::string(key);
      dom::array entries;
      dom::object collections;
      if (value.get_array().get(entries) == simdjson::SUCCESS)
        list(entries, path + '.');
      else if (value.get_object().get(collections) == simdjson::SUCCESS)
        union_(collections, path);
      else if (!value.is_null())
        refuse("nested fields of " + path + " must be a list");
    }
  }

  void union_(dom::object collections, const std::string& path) {
    for (auto [collection, value] : collections) {
      dom::array entries;
      const std::string scope = path + ':' + std::string(collection);
      if (value.get_array().get(entries) == simdjson::SUCCESS)
        list(entries, scope + '.');
      else
        refuse("nested fields of " + scope + " must be a list");
    }
  }

  void number(const std::string& prefix, dom::element value) {
    ValueText text;
    if (value.is<std::int64_t>())
      appendInteger(text, value.get_int64().value_unsafe());
    else if (value.is<std::uint64_t>())
      appendUnsigned(text, value.get_uint64().value_unsafe());
    else
      appendFloating(text, value.get_double().value_unsafe());
    name(prefix, text.text);
  }

  void name(const std::string& prefix, std::string_view name) {
    out_.names.push_back(prefix + std::string(name));
  }

  void refuse(std::string why) {
    if (out_.refused.empty()) out_.refused = std::move(why);
  }

  NameList& out_;
};

}  // namespace

void addFields(NameList& out, const JsonText& json) {
  dom::parser parser;
  dom::element root;
  dom::array entries;
  if (!json.valid() || parser.parse(json.text()).get(root) != simdjson::SUCCESS) {
    if (!json.empty()) out.refused = "is not JSON";
    return;
  }
  Flattener flattener(out);
  if (root.get_array().get(entries) == simdjson::SUCCESS)
    flattener.list(entries, "");
  else
    flattener.entry(root, "");
}

}  // namespace detail

Fields::Fields(std::initializer_list<detail::FieldsEntry> entries) {
  for (const auto& entry : entries) {
    names.insert(names.end(), entry.list().names.begin(), entry.list().names.end());
    if (refused.empty()) refused = entry.list().refused;
  }
}

Fields::Fields(std::vector<std::string> list) : NameList(std::move(list)) {}

Result<std::vector<std::string>> formatFields(const JsonText& fields) {
  detail::NameList list;
  if (const auto start = fields.text().find_first_not_of(" \t\r\n");
      start == std::string::npos || fields.text()[start] != '[')
    return detail::invalidArgument("fields", "must be a JSON array");
  detail::addFields(list, fields);
  if (!list.refused.empty()) return detail::invalidArgument("fields", list.refused);
  return std::move(list.names);
}

}  // namespace directus::inline v0_1
