#include <directus/commands/folders.hpp>
#include <directus/commands/server.hpp>
#include <directus/commands/settings.hpp>
#include <directus/commands/utils.hpp>

#include "commands.hpp"

using namespace directus;

namespace {
using A = const Arguments&;

AnyCommand sdlOf(A a) {
  if (!a.has(0) || a.at(0) == "item") return readGraphqlSdl();
  if (a.at(0) == "system") return readGraphqlSdl(GraphqlScope::system);
  throw Skip("an unknown scope does not exist here");
}

ExportFormat formatFrom(const std::string& name) {
  if (name == "csv") return ExportFormat::csv;
  if (name == "csv_utf8") return ExportFormat::csv_utf8;
  if (name == "json") return ExportFormat::json;
  if (name == "xml") return ExportFormat::xml;
  if (name == "yaml") return ExportFormat::yaml;
  throw Skip("an unknown format does not exist here");
}

}  // namespace

const CommandTable& systemCommands() {
  static const CommandTable commands = {
      {"readFolders", [](A a) { return readFolders(a.query(0)); }},
      {"readFolder", [](A a) { return readFolder(a.key(0), a.query(1)); }},
      {"createFolder", [](A a) { return createFolder(a.json(0), a.query(1)); }},
      {"createFolders", [](A a) { return createFolders(a.json(0), a.query(1)); }},
      {"updateFolder", [](A a) { return updateFolder(a.key(0), a.json(1), a.query(2)); }},
      {"updateFolders", [](A a) { return updateFolders(a.keys(0), a.json(1), a.query(2)); }},
      {"updateFoldersBatch", [](A a) { return updateFoldersBatch(a.json(0), a.query(1)); }},
      {"deleteFolder", [](A a) { return deleteFolder(a.key(0)); }},
      {"deleteFolders", [](A a) { return deleteFolders(a.keys(0)); }},
      {"readSettings", [](A a) { return readSettings(a.query(0)); }},
      {"updateSettings", [](A a) { return updateSettings(a.json(0), a.query(1)); }},
      {"serverPing", [](A) { return serverPing(); }},
      {"serverInfo", [](A) { return serverInfo(); }},
      {"serverHealth", [](A) { return serverHealth(); }},
      {"readOpenApiSpec", [](A) { return readOpenApiSpec(); }},
      {"readGraphqlSdl", sdlOf},
      {"clearCache", [](A a) { return clearCache({.system = a.flag(0)}); }},
      {"randomString",
       [](A a) { return a.has(0) ? randomString(a.at(0).get<std::int64_t>()) : randomString(); }},
      {"utilitySort", [](A a) { return utilitySort(a.text(0), a.key(1), a.key(2)); }},
      {"utilsExport",
       [](A a) { return utilsExport(a.text(0), formatFrom(a.text(1)), a.query(2), a.json(3)); }},
  };
  return commands;
}
