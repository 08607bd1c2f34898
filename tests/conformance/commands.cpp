#include "commands.hpp"

#include "queries.hpp"
#include "values.hpp"

using namespace directus;

namespace {

AnyCommand aggregateOf(const Arguments& arguments) {
  const Vector& given = arguments.at(1);
  AggregateOptions options{.query = queryFrom(given.value("query", Vector()))};
  Query<> own = queryFrom({{"aggregate", given.value("aggregate", Vector::object())},
                           {"groupBy", given.value("groupBy", Vector::array())}});
  options.aggregate = own.aggregate;
  options.groupBy = own.groupBy;
  return aggregate(arguments.text(0), options);
}

AnyCommand customEndpointOf(const Arguments& arguments) {
  CustomEndpointOptions options;
  for (const auto& [name, value] : arguments.at(0).items()) {
    if (name == "path")
      options.path = value;
    else if (name == "method")
      options.method = value;
    else if (name == "params")
      options.params = detail::queryParams(queryFrom(value)).value();
    else if (name == "body" && value.is_string())
      options.body = value;
    else if (name == "body")
      options.form = formFrom(value);
    else if (name == "onRequest")
      options.onRequest = requestHook(value);
    else if (name == "onResponse")
      throw Skip("a response hook changes the reply here, it does not make another value of it");
    else if (name == "headers")
      for (const auto& [header, text] : value.items())
        options.headers.set(header, text.get<std::string>());
    else
      throw Skip("the option " + name + " of customEndpoint does not exist here");
  }
  return customEndpoint<Json>(options);
}

/// `options` of the JS SDK's `withOptions` are those of fetch.
AnyCommand withFetchOptions(const AnyCommand& command, const Vector& given) {
  RequestOptions options;
  for (const auto& [name, value] : given.items()) {
    if (name == "cache" || name == "credentials")
      throw Skip("the fetch option " + name + " does not exist here");
    if (name == "headers")
      for (const auto& [header, text] : value.items())
        options.headers.set(header, text.get<std::string>());
  }
  const auto hook = [given](HttpRequest& request) {
    request.method = given.value("method", request.method);
    request.body = given.value("body", request.body);
  };
  return std::visit(
      [&](const auto& typed) -> AnyCommand {
        return withOptions(withOptions(typed, options), hook);
      },
      command);
}

AnyCommand withOptionsOf(const Arguments& arguments) {
  const AnyCommand command = arguments.command(0);
  if (markerType(arguments.at(1)) != "function") return withFetchOptions(command, arguments.at(1));
  return std::visit(
      [&](const auto& typed) -> AnyCommand {
        return withOptions(typed, requestHook(arguments.at(1)));
      },
      command);
}

const CommandTable& itemCommands() {
  using A = const Arguments&;
  static const CommandTable commands = {
      {"readItems", [](A a) { return readItems(a.text(0), a.query(1)); }},
      {"readItem", [](A a) { return readItem(a.text(0), a.key(1), a.query(2)); }},
      {"createItem", [](A a) { return createItem(a.text(0), a.json(1), a.query(2)); }},
      {"createItems", [](A a) { return createItems(a.text(0), a.json(1), a.query(2)); }},
      {"updateItem", [](A a) { return updateItem(a.text(0), a.key(1), a.json(2), a.query(3)); }},
      {"updateItems",
       [](A a) {
         return byKeysOrQuery(
             a, 1,
             [&](const Keys& keys) { return updateItems(a.text(0), keys, a.json(2), a.query(3)); },
             [&](const Query<>& which) {
               return updateItems(a.text(0), which, a.json(2), a.query(3));
             });
       }},
      {"updateItemsBatch", [](A a) { return updateItemsBatch(a.text(0), a.json(1), a.query(2)); }},
      {"deleteItem", [](A a) { return deleteItem(a.text(0), a.key(1)); }},
      {"deleteItems",
       [](A a) {
         return byKeysOrQuery(
             a, 1, [&](const Keys& keys) { return deleteItems(a.text(0), keys); },
             [&](const Query<>& which) { return deleteItems(a.text(0), which); });
       }},
      {"readSingleton", [](A a) { return readSingleton(a.text(0), a.query(1)); }},
      {"updateSingleton", [](A a) { return updateSingleton(a.text(0), a.json(1), a.query(2)); }},
      {"aggregate", aggregateOf},
      {"customEndpoint", customEndpointOf},
      {"withOptions", withOptionsOf},
      {"withToken",
       [](A a) {
         return std::visit(
             [&](const auto& typed) -> AnyCommand { return withToken(a.text(0), typed); },
             a.command(1));
       }},
      {"withSearch",
       [](A a) {
         return std::visit([](const auto& typed) -> AnyCommand { return withSearch(typed); },
                           a.command(0));
       }},
  };
  return commands;
}

}  // namespace

AnyCommand makeCommand(const std::string& name, const Vector& arguments) {
  for (const CommandTable* table :
       {&itemCommands(), &authCommands(), &accessCommands(), &automationCommands(),
        &contentCommands(), &dataModelCommands(), &fileCommands(), &systemCommands()})
    if (const auto found = table->find(name); found != table->end())
      return found->second(Arguments(arguments));
  throw Skip("command not yet here");
}
