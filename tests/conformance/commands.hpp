#pragma once

#include <functional>
#include <map>

#include "session.hpp"

/// The command that a vector names, with its arguments as ours.
///
/// Throws `Skip` when we do not have it yet or when an argument cannot be written in C++.
[[nodiscard]] AnyCommand makeCommand(const std::string& name, const Vector& arguments);

/// Arguments of a command, by position; those that are absent are undefined.
class Arguments {
 public:
  explicit Arguments(const Vector& values) : values_(values) {}

  [[nodiscard]] const Vector& at(std::size_t index) const;
  [[nodiscard]] bool has(std::size_t index) const;
  /// What C++ has for a missing text or key is an empty one.
  [[nodiscard]] std::string text(std::size_t index) const;
  [[nodiscard]] directus::Key key(std::size_t index) const;
  [[nodiscard]] directus::Keys keys(std::size_t index) const;
  [[nodiscard]] directus::Query<> query(std::size_t index) const;
  [[nodiscard]] directus::JsonText json(std::size_t index) const;
  [[nodiscard]] AnyCommand command(std::size_t index) const;
  [[nodiscard]] std::vector<std::string> texts(std::size_t index) const;
  /// False where it is missing.
  [[nodiscard]] bool flag(std::size_t index) const;
  /// A member of an object of options, "" where it is missing.
  [[nodiscard]] std::string option(std::size_t index, const std::string& name) const;

 private:
  const Vector& values_;
};

/// Command name → our command.
using CommandTable = std::map<std::string, std::function<AnyCommand(const Arguments&)>>;

/// Sessions, passwords, invitations, two factors.
const CommandTable& authCommands();
/// Users, roles, policies, permissions, shares.
const CommandTable& accessCommands();
/// Dashboards, panels, flows, operations, deployments, extensions.
const CommandTable& automationCommands();
/// What belongs to items: activity, comments, versions, and the like.
const CommandTable& contentCommands();
/// Collections, fields, relations, the schema as a whole.
const CommandTable& dataModelCommands();
/// Uploads, downloads, imports, and the records of files.
const CommandTable& fileCommands();
/// Folders, settings, the server and its tools.
const CommandTable& systemCommands();

/// The form that a vector's `{"$type":"multipart"}` stands for.
[[nodiscard]] directus::FormData formFrom(const Vector& value);

/// Calls `withKeys` or `withQuery`, whichever the argument at `index` is.
AnyCommand byKeysOrQuery(const Arguments& arguments, std::size_t index,
                         const std::function<AnyCommand(directus::Keys)>& withKeys,
                         const std::function<AnyCommand(directus::Query<>)>& withQuery);

/// A command whose result is read as JSON: these vectors are about what is sent.
template <class T>
AnyCommand anyCommand(directus::Command<T> command) {
  return directus::Command<directus::Json>(std::move(command).request());
}
