#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>
#include <directus/values/server_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusFolder;
struct DirectusUser;

/// The record of a file. Relations come by key; JSON columns are kept as text.
struct DirectusFile {
  Uuid id{};
  std::string storage{};
  std::optional<std::string> filename_disk{};
  std::string filename_download{};
  std::optional<std::string> title{};
  std::optional<std::string> type{};
  Ref<DirectusFolder> folder{};
  Ref<DirectusUser> uploaded_by{};
  ServerTime created_on{};
  Ref<DirectusUser> modified_by{};
  ServerTime modified_on{};
  std::optional<std::string> charset{};
  std::optional<std::int64_t> filesize{};
  std::optional<std::int64_t> width{};
  std::optional<std::int64_t> height{};
  std::optional<std::int64_t> duration{};
  std::optional<std::string> embed{};
  std::optional<std::string> description{};
  std::optional<std::string> location{};
  JsonText tags{};
  JsonText metadata{};
  std::optional<std::int64_t> focal_point_x{};
  std::optional<std::int64_t> focal_point_y{};
  std::optional<std::string> tus_id{};
  JsonText tus_data{};
  std::optional<ServerTime> uploaded_on{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/folders.hpp>
#include <directus/models/users.hpp>
