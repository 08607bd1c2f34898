#pragma once

#include <filesystem>
#include <string>

#ifdef _WIN32
#include "files/handle_windows.hpp"
#include "files/rights_windows.hpp"
#endif
#include "support/temporary_folder.hpp"

namespace directus_test {

/// Whether the system lets nobody but its owner use the file.
inline bool isForOwnerAlone(const std::string& file) {
#ifdef _WIN32
  namespace detail = directus::detail;
  const detail::FileHandle handle(pathOf(file), GENERIC_READ, OPEN_EXISTING, false);
  return handle.isOpen() && detail::rightsOf(handle.get()) == detail::Rights::ours;
#else
  using std::filesystem::perms;
  const perms others = perms::group_all | perms::others_all;
  return (std::filesystem::status(pathOf(file)).permissions() & others) == perms::none;
#endif
}

}  // namespace directus_test
