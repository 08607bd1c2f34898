#include <directus/graphql/request.hpp>

#include "graphql/screen.hpp"

namespace DIRECTUS_NAMESPACE::detail {

CommandRequest graphqlCommand(GraphqlScope scope, const Result<std::string>& body, bool changes) {
  CommandRequest request;
  request.method = "POST";
  request.path = scope == GraphqlScope::items ? "/graphql" : "/graphql/system";
  if (body)
    request.body = *body;
  else
    request.refused.add(body.error());
  request.onlyReads = !changes;
  // `auth_login` and its like take passwords.
  request.secret = changes && scope == GraphqlScope::system;
  return request;
}

namespace {

Result<std::string> bodyOf(std::string_view text, const ObjectText& variables) {
  if (!isUtf8(text)) return invalidArgument("query", "not UTF-8");
  if (text.find_first_not_of(" \t\r\n,") == text.npos) return invalidArgument("query", "empty");
  if (variables.empty()) return graphqlBody(text, "");
  auto json = objectJson(variables, "");
  return json ? graphqlBody(text, *json) : json;
}

}  // namespace

CommandRequest graphqlRequest(std::string_view text, const ObjectText& variables,
                              GraphqlScope scope) {
  return graphqlCommand(scope, bodyOf(text, variables), changesSomething(text));
}

CommandRequest graphqlRequest(const ScreenTable& screen, const ObjectText& arguments) {
  return graphqlCommand(screen.scope, screenBody(screen, arguments), false);
}

CommandRequest graphqlRequest(const TypeInfo& results, const GraphqlChanges& changes) {
  return graphqlCommand(GraphqlScope::items, changesBody(results, changes), true);
}

}  // namespace DIRECTUS_NAMESPACE::detail
