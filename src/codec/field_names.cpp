#include "codec/field_names.hpp"

#include <simdjson.h>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

namespace dom = simdjson::dom;

class Flattener {
 public:
  explicit Flattener(FieldNames& out) : out_(out) {}

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
        return name(prefix, simdjson::minify(entry));
      case dom::element_type::OBJECT:
        return nested(entry.get_object().value_unsafe(), prefix);
      case dom::element_type::NULL_VALUE:
        return;
      default:
        return out_.refused.add("an entry must be a name or an object of nested fields");
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
        out_.refused.add("nested fields of " + path + " must be a list");
    }
  }

  void union_(dom::object collections, const std::string& path) {
    for (auto [collection, value] : collections) {
      dom::array entries;
      const std::string scope = path + ':' + std::string(collection);
      if (value.get_array().get(entries) == simdjson::SUCCESS)
        list(entries, scope + '.');
      else
        out_.refused.add("nested fields of " + scope + " must be a list");
    }
  }

  void name(const std::string& prefix, std::string_view name) {
    out_.names.push_back(prefix + std::string(name));
  }

  FieldNames& out_;
};

}  // namespace

FieldNames flattenFields(const JsonText& json) {
  FieldNames out;
  dom::parser parser;
  dom::element root;
  dom::array entries;
  if (!json.valid() || parser.parse(json.text()).get(root) != simdjson::SUCCESS) {
    out.refused.add("is not JSON");
    return out;
  }
  Flattener flattener(out);
  if (root.get_array().get(entries) == simdjson::SUCCESS)
    flattener.list(entries, "");
  else
    flattener.entry(root, "");
  return out;
}

}  // namespace DIRECTUS_NAMESPACE::detail
