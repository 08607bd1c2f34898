#include <algorithm>
#include <filesystem>
#include <map>

#include "names.hpp"
#include "print.hpp"
#include "system_models.hpp"
#include "type_names.hpp"

namespace schema_generator {

namespace {

/// Names of files; those of different collections differ also where the case of letters does not
/// count.
std::map<std::string, std::string> nameFiles(const Header& header) {
  std::map<std::string, std::string> files;
  TakenNames taken;
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
      part.last.push_back(file->second);
    }
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
  Header all{.about = header.about, .schema = header.schema};
  std::vector<PrintedFile> files(1);
  for (const Struct& one : header.structs) {
    const std::string& name = names.at(one.name);
    all.first.push_back(folder + '/' + name);
    files.push_back({(whole.parent_path() / folder / name).generic_string(),
                     printHeader(partOf(header, one, names), nameSpace)});
  }
  files.front() = {path, printHeader(all, nameSpace)};
  return files;
}

}  // namespace schema_generator
