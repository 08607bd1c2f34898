#pragma once

#include <directus/core/json.hpp>
#include <directus/graphql/arguments.hpp>
#include <directus/graphql/request.hpp>

#include "support/catch.hpp"
#include "unit/graphql/blog.hpp"

namespace {

/// The body that a screen is asked with.
template <class Screen, GraphqlScope Scope = GraphqlScope::items>
Json bodyOf(const GraphqlArguments<Schema, Screen, Scope>& arguments = {}) {
  detail::checkScreen<Screen, Schema, Scope>();
  const auto request =
      detail::graphqlRequest(detail::screenTable<Screen, Schema, Scope>, arguments);
  if (!request.refused.empty()) return request.refused.why();
  return Json::parse(request.body);
}

template <class Screen, GraphqlScope Scope = GraphqlScope::items>
std::string textOf(const GraphqlArguments<Schema, Screen, Scope>& arguments = {}) {
  const Json body = bodyOf<Screen, Scope>(arguments);
  return body.is_string() ? body.get<std::string>() : body.at("query").get<std::string>();
}

}  // namespace
