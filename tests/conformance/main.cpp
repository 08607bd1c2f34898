#include <fstream>
#include <iostream>
#include <string>

#include "report.hpp"

namespace {

Vector load(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  return Vector::parse(file).at("vectors");
}

template <class Check>
void runFile(Report& report, const std::string& folder, const std::string& name,
             const Check& check) {
  report.beginFile(name);
  runVectors(report, load(folder + "/" + name + ".json"), check);
}

}  // namespace

/// `directus_conformance [DIR]`: replays the vectors of a folder.
int main(int argc, char** argv) {
  try {
    const std::string folder = argc > 1 ? argv[1] : VECTORS_DIR;
    Report report;
    runFile(report, folder, "urls", checkUrl);
    runFile(report, folder, "fields", checkFields);
    runFile(report, folder, "responses", checkResponse);
    runFile(report, folder, "rest-commands", checkRestCommand);
    runFile(report, folder, "auth", checkAuthSession);
    return report.print() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "directus_conformance: " << error.what() << '\n';
    return 2;
  }
}
