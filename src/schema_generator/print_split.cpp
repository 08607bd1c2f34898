#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "names.hpp"
#include "print.hpp"
#include "system_models.hpp"
#include "type_names.hpp"

namespace schema_generator {

namespace {

/// The header in the folder that only declares the structs of the collections.
constexpr std::string_view schemaFile = "schema.hpp";

/// Names of files; those of different collections differ also where the case of letters does not
/// count.
std::map<std::string, std::string> nameFiles(const Header& header) {
  std::map<std::string, std::string> files;
  TakenNames taken;
  (void)taken.takeOrNumber("schema");
  for (const Struct& one : header.structs) {
    std::string name = toIdentifier(one.collection);
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    files[one.name] = taken.takeOrNumber(name) + ".hpp";
  }
  return files;
}

template <class T>
std::vector<T> ownedBy(const std::vector<T>& all, const std::string& owner) {
  std::vector<T> owned;
  std::copy_if(all.begin(), all.end(), std::back_inserter(owned),
               [&](const T& one) { return one.owner == owner; });
  return owned;
}

/// The structs that a reader of `one` has to know whole: those whose fields a query for it asks
/// for.
std::set<std::string> neededBy(const Struct& one) {
  Struct needing{.name = one.name};
  std::copy_if(
      one.members.begin(), one.members.end(), std::back_inserter(needing.members),
      [](const Member& member) { return member.type.find("directus::Any<") != std::string::npos; });
  return namesIn(needing);
}

/// What of the whole header one struct needs.
Header partOf(const Header& all, const Struct& one,
              const std::map<std::string, std::string>& files) {
  Header part{.about = all.about,
              .enums = ownedBy(all.enums, one.name),
              .values = ownedBy(all.values, one.name),
              .structs = {one}};
  for (const std::string& name : namesIn(one)) {
    if (const SystemModel* model = modelOfType(name))
      part.includes.insert("directus/models/" + std::string(model->header) + ".hpp");
    if (const auto file = files.find(name); file != files.end() && name != one.name) {
      part.elsewhere.insert(name);
      if (neededBy(one).contains(name)) part.last.push_back(file->second);
    }
  }
  part.last.emplace_back(schemaFile);
  return part;
}

/// The schema without the structs of its lists, which it does not need whole.
Header schemaOf(const Header& all, const std::map<std::string, std::string>& files) {
  Header part{.about = all.about, .schema = all.schema};
  for (const Struct& one : all.structs) {
    const bool isSingleton =
        std::any_of(all.schema.members.begin(), all.schema.members.end(),
                    [&](const Member& member) { return member.type == one.name; });
    if (isSingleton)
      part.first.push_back(files.at(one.name));
    else
      part.elsewhere.insert(one.name);
  }
  return part;
}

}  // namespace

std::vector<PrintedFile> printSplit(const Header& header, std::string_view nameSpace,
                                    const std::string& path) {
  namespace fs = std::filesystem;
  const fs::path whole(path);
  const std::string folder = whole.stem().generic_string();
  const auto names = nameFiles(header);
  Header all{.about = header.about};
  const auto inFolder = [&](std::string_view name) {
    return (whole.parent_path() / folder / name).generic_string();
  };
  std::vector<PrintedFile> files(1);
  for (const Struct& one : header.structs) {
    const std::string& name = names.at(one.name);
    all.first.push_back(folder + '/' + name);
    files.push_back({inFolder(name), printHeader(partOf(header, one, names), nameSpace)});
  }
  all.first.push_back(folder + '/' + std::string(schemaFile));
  files.push_back({inFolder(schemaFile), printHeader(schemaOf(header, names), nameSpace)});
  files.front() = {path, printHeader(all, nameSpace)};
  return files;
}

}  // namespace schema_generator
