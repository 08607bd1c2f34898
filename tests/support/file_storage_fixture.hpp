#pragma once

#include <directus/auth/file_storage.hpp>

#include <string>

#include "support/temporary_folder.hpp"

// A file of a session in a folder of its own.
namespace file_storage_fixture {

using namespace directus;

/// What no error may say.
inline const std::string canary = "canary-4b1d";

inline AuthenticationData session(int number) {
  return {.access_token = canary + "-access-" + std::to_string(number),
          .refresh_token = canary + "-refresh-" + std::to_string(number),
          .expires = 900'000,
          .expires_at = 1'700'000'900'000,
          .mode = AuthMode::json};
}

struct SessionFile {
  directus_test::TemporaryFolder folder;
  std::string path = folder.file("session.json");
  FileStorage storage{path};

  [[nodiscard]] std::filesystem::path beside(const char* ending) const { return path + ending; }
};

inline bool contains(const Error& error, const std::string& text) {
  return std::string(error.what()).find(text) != std::string::npos;
}

}  // namespace file_storage_fixture
