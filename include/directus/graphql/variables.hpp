#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <directus/query/patch.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// The members of a struct as variables: an `id` of 0 is a value here; an empty optional is left
/// out.
DIRECTUS_EXPORT void addVariables(ObjectText& out, const TypeInfo& type, const void* value);

}  // namespace detail

/// One variable of a GraphQL query: `{"id", 3}`. The value is what a field can be compared with, a
/// list of that, JSON, or a struct; `std::nullopt` is sent as null.
class GraphqlVariable {
 public:
  template <detail::FieldValue T>
  GraphqlVariable(std::string_view name, const T& value)
      : name_(name), value_(detail::valueText(value)) {}
  template <detail::ItemStruct T>
  GraphqlVariable(std::string_view name, const T& value)
      : name_(name), value_(detail::StructText<T>::of(value)) {}

 private:
  friend class GraphqlVariables;
  std::string_view name_;
  detail::ValueText value_;
};

/// The variables of a GraphQL query: pairs (`{{"id", 3}, {"status", "draft"}}`), a struct whose
/// members are the variables, or JSON. They travel beside the text, never in it. Of a struct, a
/// member without a value (`std::nullopt`) is left out, so that the text's default counts.
class GraphqlVariables : public detail::ObjectText {
 public:
  GraphqlVariables() noexcept {}
  GraphqlVariables(std::initializer_list<GraphqlVariable> variables) {
    for (const GraphqlVariable& variable : variables)
      detail::addValue(*this, variable.name_, variable.value_);
  }
  template <detail::ItemStruct T>
  GraphqlVariables(const T& variables) {
    detail::addVariables(*this, detail::typeInfo<T, 0>(), &variables);
  }
  template <detail::JsonValue J>
  GraphqlVariables(const J& json) {
    detail::addObject(*this, json);
  }
};

}  // namespace DIRECTUS_NAMESPACE
