#pragma once

#include <vector>

#include <directus/version.hpp>

#include "core/windows.hpp"

// Windows only: who may use a file.
namespace DIRECTUS_NAMESPACE::detail {

/// What a file gets that only the user of this process may use: nothing is inherited from its
/// folder.
class OwnRights {
 public:
  OwnRights();
  OwnRights(const OwnRights&) = delete;
  OwnRights& operator=(const OwnRights&) = delete;

  /// Null where the system could not make them: then nothing is opened with less.
  [[nodiscard]] SECURITY_ATTRIBUTES* attributes() noexcept;

 private:
  std::vector<char> user_;
  std::vector<char> list_;
  SECURITY_DESCRIPTOR descriptor_{};
  SECURITY_ATTRIBUTES attributes_{};
};

enum class Rights {
  ours,     ///< the owner is the user, and nobody else but the system and administrators has any
  foreign,  ///< somebody else owns it
  shared,   ///< others may use it
  unknown,  ///< the system does not say
};

[[nodiscard]] Rights rightsOf(HANDLE file);

}  // namespace DIRECTUS_NAMESPACE::detail
