#include "snapshot.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "json_place.hpp"
#include "snapshot_parts.hpp"

namespace schema_generator {

using directus::Error;
using directus::Result;

namespace {

constexpr int knownVersion = 1;

auto orderOf(const Collection& collection) {
  return std::tie(collection.name);
}
auto orderOf(const Field& field) {
  constexpr auto last = std::numeric_limits<long long>::max();
  return std::make_tuple(field.collection, !field.isPrimaryKey, field.sort.value_or(last),
                         field.name);
}
auto orderOf(const Relation& relation) {
  return std::tie(relation.collection, relation.field);
}

std::string nameOf(const Collection& collection) {
  return collection.name;
}
template <class Part>
std::string nameOf(const Part& part) {
  if constexpr (requires { part.name; })
    return part.collection + '.' + part.name;
  else
    return part.collection + '.' + part.field;
}

void requireVersion(const JsonPlace& version) {
  if (version.isNull()) version.refuse("is missing: this is not a snapshot of a Directus");
  if (version.value() != knownVersion)
    version.refuse("is " + version.value().dump() + ", but only " + std::to_string(knownVersion) +
                   " is known");
}

/// Puts the parts of one schema together. All of it: errors: throws `PlaceRefusal`.
class Reader {
 public:
  void read(const JsonPlace& document, Part part) {
    switch (part) {
      case Part::whole:
        return readWhole(withoutEnvelope(document));
      case Part::info:
        return readInfo(withoutEnvelope(document));
      case Part::collections:
        return readPart(withoutEnvelope(document), collections_, readCollection);
      case Part::fields:
        return readPart(withoutEnvelope(document), fields_, readField);
      case Part::relations:
        return readPart(withoutEnvelope(document), relations_, readRelation);
    }
  }

  Snapshot result() {
    Snapshot made{.vendor = std::move(vendor_),
                  .collections = sorted(collections_),
                  .fields = sorted(fields_),
                  .relations = sorted(relations_)};
    removeFolders(made);
    return made;
  }

 private:
  template <class T>
  struct Items {
    std::vector<T> list{};
    std::set<std::string> names{};
  };

  static JsonPlace withoutEnvelope(const JsonPlace& document) {
    if (document.value().is_array()) return document;
    return document["data"].isNull() ? document : document["data"];
  }

  void readWhole(const JsonPlace& snapshot) {
    readInfo(snapshot);
    if (snapshot["collections"].isNull()) snapshot["collections"].refuse("is missing");
    readItems(snapshot["collections"], collections_, readCollection);
    readItems(snapshot["fields"], fields_, readField);
    readItems(snapshot["relations"], relations_, readRelation);
  }

  void readInfo(const JsonPlace& info) {
    requireVersion(info["version"]);
    vendor_ = info["vendor"].text();
  }

  /// One item may be the whole of a text.
  template <class T>
  void readPart(const JsonPlace& place, Items<T>& items, T (*readOne)(const JsonPlace&)) {
    if (place.value().is_object()) return readItem(place, items, readOne);
    readItems(place, items, readOne);
  }

  template <class T>
  void readItems(const JsonPlace& place, Items<T>& items, T (*readOne)(const JsonPlace&)) {
    for (const JsonPlace& one : place.list()) readItem(one, items, readOne);
  }

  template <class T>
  void readItem(const JsonPlace& place, Items<T>& items, T (*readOne)(const JsonPlace&)) {
    // A server lists what is its own, too; a snapshot does not.
    if (place["meta"]["system"].value() == true) return;
    T item = readOne(place);
    // The order would be a matter of chance.
    if (!items.names.insert(nameOf(item)).second) place.refuse(nameOf(item) + " is there twice");
    items.list.push_back(std::move(item));
  }

  template <class T>
  static std::vector<T> sorted(Items<T>& items) {
    std::sort(items.list.begin(), items.list.end(),
              [](const T& a, const T& b) { return orderOf(a) < orderOf(b); });
    return std::move(items.list);
  }

  /// Some snapshots say of no collection that it has a table: its fields do.
  static void removeFolders(Snapshot& snapshot) {
    std::set<std::string> withColumns;
    for (const Field& field : snapshot.fields)
      if (field.type != "alias") withColumns.insert(field.collection);
    std::erase_if(snapshot.collections, [&](const Collection& one) {
      return !one.hasTable && !withColumns.contains(one.name);
    });
  }

  std::string vendor_;
  Items<Collection> collections_;
  Items<Field> fields_;
  Items<Relation> relations_;
};

Error refusal(const SchemaText& source, const std::string& why) {
  return Error({.kind = directus::ErrorKind::invalidArgument,
                .message = source.name.empty() ? why : source.name + ": " + why});
}

Error refusal(const SchemaText& source, const PlaceRefusal& error) {
  const std::string place = error.path.empty() ? "snapshot" : toText(error.path);
  const std::size_t line = lineOf(source.text, source.format, error.path);
  return refusal(source, place + ": " + error.why + ", at line " + std::to_string(line));
}

}  // namespace

Result<Snapshot> readSnapshot(const std::vector<SchemaText>& texts) {
  Reader reader;
  for (const SchemaText& source : texts) {
    const auto document = parseDocument(source.text, source.format);
    if (!document) return refusal(source, document.error().what());
    try {
      reader.read(JsonPlace(*document), source.part);
    } catch (const PlaceRefusal& error) {
      return refusal(source, error);
    }
  }
  return reader.result();
}

}  // namespace schema_generator
