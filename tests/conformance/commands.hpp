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
  [[nodiscard]] std::string text(std::size_t index) const;
  [[nodiscard]] directus::Key key(std::size_t index) const;
  [[nodiscard]] directus::Keys keys(std::size_t index) const;
  [[nodiscard]] directus::Query<> query(std::size_t index) const;
  [[nodiscard]] directus::JsonText json(std::size_t index) const;
  [[nodiscard]] AnyCommand command(std::size_t index) const;

 private:
  const Vector& values_;
};

/// Command name → our command.
using CommandTable = std::map<std::string, std::function<AnyCommand(const Arguments&)>>;

/// Sessions, passwords, invitations, two factors.
const CommandTable& authCommands();

/// A command whose result is read as JSON: these vectors are about what is sent.
template <class T>
AnyCommand anyCommand(directus::Command<T> command) {
  return directus::Command<directus::Json>(std::move(command).request());
}
