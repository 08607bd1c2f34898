#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <directus/schema/ref.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusRevision;

/// Something that somebody did. Relations come by key; JSON columns are kept as text.
struct DirectusActivity {
  std::int64_t id{};
  std::string action{};
  std::optional<Uuid> user{};
  Timestamp timestamp{};
  std::optional<std::string> ip{};
  std::optional<std::string> user_agent{};
  std::string collection{};
  std::string item{};
  std::optional<std::string> origin{};
  std::vector<Ref<DirectusRevision>> revisions{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/revisions.hpp>
