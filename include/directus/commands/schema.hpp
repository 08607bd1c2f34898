#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <directus/commands/system_commands.hpp>

// The schema as a whole, to copy it from one Directus to another: a snapshot of the one, the
// difference to the other, and that applied to the other. For administrators only.
// @see https://directus.io/docs/api/schema

namespace DIRECTUS_NAMESPACE {

/// The collections of a snapshot. At most one of the two lists may be given.
struct SchemaSnapshotOptions {
  std::vector<std::string> includeCollections{};
  std::vector<std::string> excludeCollections{};
};

/// How to compare.
struct SchemaDiffOptions {
  std::optional<bool> force{};  ///< also between versions of Directus and kinds of database
  std::string mode{};  ///< `mirror` (as if ""): everything; `merge`: nothing that would remove
};

/// What `schemaDiff` found. `hash` stands for the schema that was compared with: Directus refuses
/// to apply the difference to any other.
struct SchemaDiff {
  std::string hash{};
  JsonText diff{};
};

namespace detail {
DIRECTUS_EXPORT CommandRequest schemaSnapshotRequest(const SchemaSnapshotOptions& options);
DIRECTUS_EXPORT CommandRequest schemaDiffRequest(const JsonText& snapshot,
                                                 const SchemaDiffOptions& options);
DIRECTUS_EXPORT CommandRequest schemaApplyRequest(const JsonText& diff, bool force);
DIRECTUS_EXPORT CommandRequest schemaApplyRequest(const SchemaDiff& diff, bool force);
}  // namespace detail

/// The schema of this Directus: `GET /schema/snapshot`. `schemaSnapshot<JsonText>()` gives it as
/// text.
template <class Snapshot = nlohmann::json>
Command<Snapshot> schemaSnapshot(const SchemaSnapshotOptions& options = SchemaSnapshotOptions()) {
  return Command<Snapshot>(detail::schemaSnapshotRequest(options));
}

/// What would have to change here for the schema to be that of the snapshot: `POST /schema/diff`.
/// When there is no difference the reply is null:
/// `schemaDiff<std::optional<SchemaDiff>>(snapshot)`.
template <class Diff = nlohmann::json>
Command<Diff> schemaDiff(const JsonText& snapshot,
                         const SchemaDiffOptions& options = SchemaDiffOptions()) {
  return Command<Diff>(detail::schemaDiffRequest(snapshot, options));
}

/// Changes the schema: `POST /schema/apply`. Takes what `schemaDiff` gave, whole; null, no
/// difference, is refused. `force`: also between versions of Directus and kinds of database.
inline Command<void> schemaApply(const JsonText& diff, bool force = false) {
  return Command<void>(detail::schemaApplyRequest(diff, force));
}
inline Command<void> schemaApply(const SchemaDiff& diff, bool force = false) {
  return Command<void>(detail::schemaApplyRequest(diff, force));
}

}  // namespace DIRECTUS_NAMESPACE
