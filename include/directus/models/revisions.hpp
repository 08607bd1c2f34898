#pragma once

#include <cstdint>
#include <string>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusActivity;
struct DirectusVersion;

/// What an item was like. Relations come by key; JSON columns are kept as text.
struct DirectusRevision {
  std::int64_t id{};
  Ref<DirectusActivity> activity{};
  std::string collection{};
  std::string item{};
  JsonText data{};
  JsonText delta{};
  Ref<DirectusRevision> parent{};
  Ref<DirectusVersion> version{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/activity.hpp>
#include <directus/models/versions.hpp>
