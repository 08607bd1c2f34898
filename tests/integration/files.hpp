#pragma once

#include <directus/directus.hpp>

#include <string>

#include "server.hpp"

// Files on the real Directus, removed at the end of a test.
namespace server {

struct StoredFile {
  std::string id;
  std::string filename_download;
  std::optional<std::string> title;
  std::optional<std::string> type;
  std::optional<std::int64_t> filesize;
};

/// Removes a file when the test is over.
class Removed {
 public:
  explicit Removed(std::string id) : id_(std::move(id)) {}
  ~Removed() { (void)admin().request(directus::deleteFile(id_)).result(); }
  Removed(const Removed&) = delete;
  Removed& operator=(const Removed&) = delete;

 private:
  std::string id_;
};

/// The bytes that Directus has of a file.
inline std::string bytesOf(const std::string& id) {
  return std::string(admin().request(directus::readAssetArrayBuffer(id)).get().view());
}

/// Bytes of every value, the same for the same size.
inline std::string someBytes(std::size_t size, unsigned seed = 1) {
  std::string bytes(size, '\0');
  for (char& c : bytes) {
    seed = seed * 1664525U + 1013904223U;
    c = static_cast<char>(seed >> 24);
  }
  return bytes;
}

}  // namespace server
