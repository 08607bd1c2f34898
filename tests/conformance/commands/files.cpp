#include <directus/commands/assets.hpp>
#include <directus/commands/files.hpp>
#include <directus/files.hpp>

#include "commands.hpp"
#include "values.hpp"

using namespace directus;

namespace {
using A = const Arguments&;

AssetsQuery assetsQueryOf(A a, std::size_t index) {
  AssetsQuery query;
  if (!a.has(index)) return query;
  for (const auto& [name, value] : a.at(index).items()) {
    if (name == "key")
      query.key = value;
    else if (name == "width")
      query.width = value.get<std::int64_t>();
    else if (name == "height")
      query.height = value.get<std::int64_t>();
    else if (name == "fit")
      query.fit = value;
    else if (name == "quality")
      query.quality = value.get<std::int64_t>();
    else if (name == "withoutEnlargement")
      query.withoutEnlargement = value.get<bool>();
    else if (name == "format")
      query.format = value;
    else if (name == "focal_point_x")
      query.focal_point_x = value.get<double>();
    else if (name == "focal_point_y")
      query.focal_point_y = value.get<double>();
    else if (name == "transforms")
      query.transforms = plainJson(value);
    else if (name == "download")
      query.download = value.get<bool>();
    else
      throw Skip("the asset option " + name + " does not exist here");
  }
  return query;
}

/// What `output` says in the JS SDK is the type of the result here.
template <class MakeCommand>
AnyCommand zipOf(A a, std::size_t index, const MakeCommand& make) {
  const std::string output = a.option(index, "output");
  if (output == "blob") return make(Blob());
  if (output == "arrayBuffer") return make(Body());
  return make(HttpResponse());
}

AnyCommand filesZipOf(A a) {
  if (!a.at(0).is_array()) throw Skip("keys are wanted here: the compiler refuses anything else");
  return zipOf(a, 1,
               [&]<class Output>(const Output&) { return downloadFilesZip<Output>(a.keys(0)); });
}

AnyCommand folderZipOf(A a) {
  return zipOf(a, 1,
               [&]<class Output>(const Output&) { return downloadFolderZip<Output>(a.key(0)); });
}

AnyCommand updateFileOf(A a) {
  if (markerType(a.at(1)) == "multipart")
    return updateFile(a.key(0), formFrom(a.at(1)), a.query(2));
  return updateFile(a.key(0), a.json(1), a.query(2));
}

AnyCommand importBatchOf(A a) {
  ImportBatchOptions options;
  if (a.has(1)) {
    const Vector& given = a.at(1);
    if (given.contains("mode"))
      options.mode = given.at("mode") == "merge" ? ImportMode::merge : ImportMode::add;
    if (given.contains("dryRun")) options.dryRun = given.at("dryRun").get<bool>();
    if (given.contains("dangerouslyAllowDelete"))
      options.dangerouslyAllowDelete = given.at("dangerouslyAllowDelete").get<bool>();
  }
  return utilsImportBatch(formFrom(a.at(0)), options);
}

}  // namespace

FormData formFrom(const Vector& value) {
  if (markerType(value) != "multipart") throw Skip("a form is wanted here");
  FormData form;
  for (const Vector& part : value.at("parts")) {
    const std::string name = part.at("name");
    if (part.contains("value"))
      form.append(name, part.at("value").get<std::string>());
    else
      form.append(name, File::fromMemory(part.at("content").get<std::string>(),
                                         {.name = part.at("filename").get<std::string>(),
                                          .type = part.at("type").get<std::string>()}));
  }
  return form;
}

const CommandTable& fileCommands() {
  static const CommandTable commands = {
      {"readFiles", [](A a) { return readFiles(a.query(0)); }},
      {"readFile", [](A a) { return readFile(a.key(0), a.query(1)); }},
      {"updateFile", updateFileOf},
      {"updateFiles", [](A a) { return updateFiles(a.keys(0), a.json(1), a.query(2)); }},
      {"updateFilesBatch", [](A a) { return updateFilesBatch(a.json(0), a.query(1)); }},
      {"deleteFile", [](A a) { return deleteFile(a.key(0)); }},
      {"deleteFiles", [](A a) { return deleteFiles(a.keys(0)); }},
      {"importFile",
       [](A a) {
         return a.has(1) ? importFile(a.text(0), a.json(1), a.query(2)) : importFile(a.text(0));
       }},
      {"uploadFiles", [](A a) { return uploadFiles(formFrom(a.at(0)), a.query(1)); }},
      {"utilsImport", [](A a) { return utilsImport(a.text(0), formFrom(a.at(1))); }},
      {"utilsImportBatch", importBatchOf},
      {"readAssetRaw", [](A a) { return readAssetRaw(a.key(0), assetsQueryOf(a, 1)); }},
      {"readAssetBlob", [](A a) { return readAssetBlob(a.key(0), assetsQueryOf(a, 1)); }},
      {"readAssetArrayBuffer",
       [](A a) { return readAssetArrayBuffer(a.key(0), assetsQueryOf(a, 1)); }},
      {"downloadFilesZip", filesZipOf},
      {"downloadFolderZip", folderZipOf},
  };
  return commands;
}
