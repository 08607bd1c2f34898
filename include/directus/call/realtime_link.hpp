#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <directus/commands/key.hpp>
#include <directus/core/callback.hpp>
#include <directus/core/error.hpp>
#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What a listener of `RealtimeLink` hears of a collection.
struct Ring {
  enum class What {
    listening,  ///< from now on each change rings; what was before is not known
    changed,    ///< items were created or changed: `keys`
    removed,    ///< items were removed: `keys`
    missed,     ///< changes may have been missed; it goes on listening
    deaf,       ///< nothing rings until `listening` comes; `error` says why
    ended,      ///< nothing rings any more: Directus refused it; `error` says why
  };
  What what{};
  std::vector<Key> keys{};
  std::optional<Error> error{};
};

/// What other composables use of the connection of a client.
///
/// Thread safety: all members.
class DIRECTUS_EXPORT RealtimeLink {
 public:
  virtual ~RealtimeLink();

  /// Calls `ring` for each change of a collection, whoever may read it, until what this gives back
  /// is gone; connects where that was not done. `keyField`: its primary key.
  ///
  /// `ring` is called on threads of the library, one call at a time, under no lock, and not before
  /// this returns. It does little. The first is `listening`, `deaf` or `ended`.
  [[nodiscard]] virtual std::shared_ptr<void> listen(std::string collection, std::string keyField,
                                                     Callback<const Ring&> ring) = 0;

  /// Opens a connection again that was given up; does nothing while it is being tried.
  virtual void tryAgain() = 0;

  /// The client dies: ends everything without waiting.
  virtual void shutdown() noexcept = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
