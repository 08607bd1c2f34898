#include <directus/commands/collections.hpp>
#include <directus/commands/fields.hpp>
#include <directus/commands/relations.hpp>
#include <directus/commands/schema.hpp>

#include "commands.hpp"

using namespace directus;

namespace {
using A = const Arguments&;

AnyCommand snapshotOf(A a) {
  SchemaSnapshotOptions options;
  if (a.has(0) && a.at(0).contains("includeCollections"))
    options.includeCollections = a.at(0).at("includeCollections").get<std::vector<std::string>>();
  if (a.has(0) && a.at(0).contains("excludeCollections"))
    options.excludeCollections = a.at(0).at("excludeCollections").get<std::vector<std::string>>();
  return schemaSnapshot(options);
}

AnyCommand diffOf(A a) {
  SchemaDiffOptions options{.force = {}, .mode = a.option(1, "mode")};
  if (a.has(1) && a.at(1).contains("force")) options.force = a.at(1).at("force").get<bool>();
  return schemaDiff(a.json(0), options);
}

}  // namespace

const CommandTable& dataModelCommands() {
  static const CommandTable commands = {
      {"createCollection", [](A a) { return createCollection(a.json(0), a.query(1)); }},
      {"readCollections", [](A) { return readCollections(); }},
      {"readCollection", [](A a) { return readCollection(a.text(0)); }},
      {"updateCollection", [](A a) { return updateCollection(a.text(0), a.json(1), a.query(2)); }},
      {"updateCollectionsBatch", [](A a) { return updateCollectionsBatch(a.json(0), a.query(1)); }},
      {"deleteCollection", [](A a) { return deleteCollection(a.text(0)); }},
      {"createField", [](A a) { return createField(a.text(0), a.json(1), a.query(2)); }},
      {"readFields", [](A) { return readFields(); }},
      {"readFieldsByCollection", [](A a) { return readFieldsByCollection(a.text(0)); }},
      {"readField", [](A a) { return readField(a.text(0), a.text(1)); }},
      {"updateField", [](A a) { return updateField(a.text(0), a.text(1), a.json(2), a.query(3)); }},
      {"updateFields", [](A a) { return updateFields(a.text(0), a.json(1), a.query(2)); }},
      {"deleteField", [](A a) { return deleteField(a.text(0), a.text(1)); }},
      {"createRelation", [](A a) { return createRelation(a.json(0)); }},
      {"readRelations", [](A) { return readRelations(); }},
      {"readRelationByCollection", [](A a) { return readRelationByCollection(a.text(0)); }},
      {"readRelation", [](A a) { return readRelation(a.text(0), a.text(1)); }},
      {"updateRelation",
       [](A a) { return updateRelation(a.text(0), a.text(1), a.json(2), a.query(3)); }},
      {"deleteRelation", [](A a) { return deleteRelation(a.text(0), a.text(1)); }},
      {"schemaSnapshot", snapshotOf},
      {"schemaDiff", diffOf},
      {"schemaApply", [](A a) { return schemaApply(a.json(0), a.flag(1)); }},
  };
  return commands;
}
