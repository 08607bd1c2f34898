// Commands of `/items`, and messages of the application's own, as messages of the socket.
#include <directus/core/json_text.hpp>

#include "commands/path_argument.hpp"
#include "core/json_members.hpp"
#include "realtime/messages.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view itemsBelow = "/items/";

Error refused(std::string_view why) {
  return invalidArgument("command", why);
}

/// Why a command cannot be a message of items; null when it can.
const char* whyNot(const CommandRequest& command) {
  const std::string_view path = command.path;
  if (!path.starts_with(itemsBelow)) return "only commands of items can be sent over the socket";
  if (pathArgument(command, "collection").empty()) return "it names no collection";
  if (!command.token.empty() || command.headers.begin() != command.headers.end())
    return "a message has no headers and no token of its own";
  if (!command.onRequest.empty() || !command.onResponse.empty())
    return "hooks are called with requests only";
  if (command.form.get() != nullptr) return "a message has no files";
  return nullptr;
}

/// What of the message follows from the body of a change.
struct Selected {
  std::string_view keys;
  std::string_view query;
  std::string_view data;
};

/// What JavaScript takes for missing, or what has nothing in it.
bool isEmptyJson(std::string_view json) {
  for (const std::string_view nothing : {"", "null", "false", R"("")"})
    if (json == nothing) return true;
  if (json.front() == '[') return jsonItems(json).empty();
  if (json.front() == '{') return jsonMembers(json).empty();
  return json.find_first_not_of("-+.0eE") == json.npos;
}

/// Whether a query of a message says which items are meant.
bool selects(std::string_view query) {
  const auto members = jsonMembers(query);
  return !isEmptyJson(lastMember(members, "filter")) ||
         !isEmptyJson(lastMember(members, "search")) || lastMember(members, "limit") == "-1";
}

std::string message(std::string_view action, const CommandRequest& command, std::string_view uid,
                    std::string_view members) {
  std::string json = R"({"type":"items","action":")";
  json.append(action).append(R"(","collection":)");
  appendJsonString(json, pathArgument(command, "collection"));
  json += R"(,"uid":)";
  appendJsonString(json, uid);
  return json.append(members).append(1, '}');
}

void add(std::string& members, std::string_view name, std::string_view json) {
  if (json.empty()) return;
  members.append(",\"").append(name).append("\":").append(json);
}

void addKey(std::string& members, std::string_view key) {
  if (key.empty()) return;
  members += R"(,"id":)";
  appendJsonString(members, key);
}

/// The query of a read, or what a write gives back.
std::string queryOf(const CommandRequest& command) {
  return command.params.empty() ? std::string() : queryAsJson(command.params);
}

/// PATCH and DELETE: `{"keys": …}`, `{"query": …}`, a list, or the item of the path.
Result<std::string> changeMembers(const CommandRequest& command, bool isDelete) {
  std::string members;
  const std::string key = pathArgument(command, "key");
  const std::string_view body = command.body;
  if (!key.empty()) {
    addKey(members, key);
    if (!isDelete) add(members, "data", body);
    add(members, "query", queryOf(command));
    return members;
  }
  if (body.starts_with('[')) {
    add(members, isDelete ? "ids" : "data", body);
    add(members, "query", queryOf(command));
    return isEmptyJson(body) ? Result<std::string>(refused("the list is empty")) : members;
  }
  const auto parts = jsonMembers(body);
  const Selected selected{lastMember(parts, "keys"), lastMember(parts, "query"),
                          lastMember(parts, "data")};
  if (isEmptyJson(selected.keys) && isEmptyJson(selected.query))
    return refused("it does not say which items, and the server would take all of them");
  if (!isEmptyJson(selected.keys)) {
    add(members, "ids", selected.keys);
    add(members, "query", queryOf(command));
  } else {
    add(members, "query", selected.query);
  }
  if (!isDelete) add(members, "data", selected.data);
  return members;
}

}  // namespace

Result<std::string> itemsMessage(const CommandRequest& command, std::string_view uid) {
  if (!command.refused.empty()) return command.refused.error();
  if (const char* why = whyNot(command)) return refused(why);
  if (command.method == "GET" || command.method == "SEARCH") {
    std::string members;
    addKey(members, pathArgument(command, "key"));
    add(members, "query", queryOf(command));
    return message("read", command, uid, members);
  }
  if (command.method == "POST") {
    std::string members;
    add(members, "data", command.body);
    add(members, "query", queryOf(command));
    return message("create", command, uid, members);
  }
  const bool isDelete = command.method == "DELETE";
  auto members = changeMembers(command, isDelete);
  if (!members) return members;
  return message(isDelete ? "delete" : "update", command, uid, *members);
}

Result<void> checkOwnMessage(const JsonText& message) {
  if (!message.valid() || message.empty()) return invalidArgument("message", "not JSON");
  const auto members = jsonMembers(message.text());
  const std::string_view type = lastMember(members, "type");
  if (isEmptyJson(type)) return invalidArgument("message", "not an object with a type");
  if (type == R"("unsubscribe")" && isEmptyJson(lastMember(members, "uid")))
    return invalidArgument("message.uid", "without it every subscription would end");
  if (type != R"("items")") return {};
  const std::string_view action = lastMember(members, "action");
  if (action != R"("update")" && action != R"("delete")") return {};
  for (const std::string_view name : {"id", "ids"}) {
    const std::string_view value = lastMember(members, name);
    if (!value.empty() && isEmptyJson(value))
      return invalidArgument("message." + std::string(name),
                             "empty: the server would change every item");
    if (!value.empty()) return {};
  }
  if (lastMember(members, "data").starts_with('[')) return {};
  if (!selects(lastMember(members, "query")))
    return invalidArgument("message",
                           "it does not say which items: id, ids, a list, or a query with a "
                           "filter, a search or limit -1");
  return {};
}

}  // namespace DIRECTUS_NAMESPACE::detail
