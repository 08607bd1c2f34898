#include "schema_diff.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace schema_generator {

namespace {

using Differences = std::vector<std::string>;

bool isList(const Field& field) {
  return field.type == "alias";
}

/// What something is called, with the thing itself.
template <class Part, class NameOf>
std::map<std::string, const Part*> byName(const std::vector<Part>& parts, NameOf nameOf) {
  std::map<std::string, const Part*> named;
  for (const Part& part : parts) named[nameOf(part)] = &part;
  return named;
}

/// Calls `visit(name, was, now)` for each name in either; null where it is missing.
template <class Part, class Visit>
void visitBoth(const std::map<std::string, const Part*>& was,
               const std::map<std::string, const Part*>& now, Visit visit) {
  std::set<std::string> names;
  for (const auto& [name, part] : was) names.insert(name);
  for (const auto& [name, part] : now) names.insert(name);
  const auto find = [](const auto& parts, const std::string& name) {
    const auto found = parts.find(name);
    return found == parts.end() ? nullptr : found->second;
  };
  for (const std::string& name : names) visit(name, find(was, name), find(now, name));
}

std::string quoted(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "\"" : ", \"") + text + '"';
  return all;
}

/// Those of `texts` that are not among `others`.
std::vector<std::string> without(const std::vector<std::string>& texts,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> left;
  for (const std::string& text : texts)
    if (std::find(others.begin(), others.end(), text) == others.end()) left.push_back(text);
  return left;
}

void compareChoices(const std::string& name, const Field& was, const Field& now,
                    Differences& differences) {
  if (const auto gone = without(was.choices, now.choices); !gone.empty())
    differences.push_back(name + " does not offer " + quoted(gone) + " any more");
  if (const auto added = without(now.choices, was.choices); !added.empty())
    differences.push_back(name + " also offers " + quoted(added));
}

void compareFields(const std::string& name, const Field& was, const Field& now,
                   Differences& differences) {
  if (was.type != now.type)
    differences.push_back(name + " is of type " + now.type + ", not " + was.type);
  if (was.isNullable != now.isNullable && !isList(was) && !isList(now))
    differences.push_back(name + (now.isNullable ? " may be null" : " may not be null any more"));
  if (was.isRequired != now.isRequired)
    differences.push_back(name + (now.isRequired ? " is required by the Studio"
                                                 : " is not required by the Studio any more"));
  if (was.isPrimaryKey != now.isPrimaryKey)
    differences.push_back(
        name + (now.isPrimaryKey ? " is the primary key" : " is not the primary key any more"));
  if (was.defaultValue != now.defaultValue)
    differences.push_back(
        name + (now.defaultValue.is_null()
                    ? " has no default any more"
                    : " has the default " + now.defaultValue.dump() +
                          (was.defaultValue.is_null() ? "" : ", not " + was.defaultValue.dump())));
  compareChoices(name, was, now, differences);
}

std::string target(const Relation& relation) {
  if (!relation.relatedCollection.empty()) return relation.relatedCollection;
  auto allowed = relation.allowedCollections;
  std::sort(allowed.begin(), allowed.end());
  std::string all = "one of";
  for (const std::string& one : allowed) all += ' ' + one;
  return all;
}

class Comparison {
 public:
  Comparison(const Snapshot& was, const Snapshot& now) : was_(was), now_(now) {}

  Differences run() {
    compareCollections();
    compareAllFields();
    compareRelations();
    return std::move(differences_);
  }

 private:
  void compareCollections() {
    const auto nameOf = [](const Collection& one) { return one.name; };
    visitBoth(byName(was_.collections, nameOf), byName(now_.collections, nameOf),
              [&](const std::string& name, const Collection* was, const Collection* now) {
                if (was == nullptr || now == nullptr) {
                  // That of Directus itself is always there.
                  if (name.starts_with("directus_")) return;
                  oneSided_.insert(name);
                  add("collection " + name, now == nullptr);
                } else if (was->isSingleton != now->isSingleton) {
                  differences_.push_back(
                      "collection " + name +
                      (now->isSingleton ? " is a singleton" : " is not a singleton any more"));
                }
              });
  }

  void compareAllFields() {
    const auto nameOf = [](const Field& one) { return one.collection + '.' + one.name; };
    visitBoth(byName(was_.fields, nameOf), byName(now_.fields, nameOf),
              [&](const std::string& name, const Field* was, const Field* now) {
                const Field& any = was != nullptr ? *was : *now;
                if (oneSided_.contains(any.collection)) return;
                if (was != nullptr && now != nullptr)
                  compareFields(name, *was, *now, differences_);
                else
                  add("field " + name, now == nullptr);
              });
  }

  void compareRelations() {
    const auto nameOf = [](const Relation& one) { return one.collection + '.' + one.field; };
    visitBoth(byName(was_.relations, nameOf), byName(now_.relations, nameOf),
              [&](const std::string& name, const Relation* was, const Relation* now) {
                const Relation& any = was != nullptr ? *was : *now;
                if (oneSided_.contains(any.collection)) return;
                if (now == nullptr)
                  differences_.push_back(name + " points nowhere any more, not to " + target(*was));
                else if (was == nullptr)
                  differences_.push_back(name + " points to " + target(*now));
                else if (target(*was) != target(*now))
                  differences_.push_back(name + " points to " + target(*now) + ", not to " +
                                         target(*was));
              });
  }

  void add(const std::string& what, bool isGone) {
    differences_.push_back(what + (isGone ? " is gone" : " is new"));
  }

  const Snapshot& was_;
  const Snapshot& now_;
  std::set<std::string> oneSided_;
  Differences differences_;
};

}  // namespace

std::vector<std::string> describeDifferences(const Snapshot& was, const Snapshot& now) {
  return Comparison(was, now).run();
}

}  // namespace schema_generator
