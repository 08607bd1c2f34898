#pragma once

#include <directus/version.hpp>

#include "http/curl/handles.hpp"
#include "http/curl/slot.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What libcurl calls: each finds the slot's current exchange and asks it.
struct CurlCallbacks {
  /// Sets them all on `handle`.
  static void install(EasyOptions& easy, CurlSlot& slot);

  static int prereq(void* slot, char*, char*, int, int) noexcept;
  static std::size_t header(char* data, std::size_t, std::size_t size, void* slot) noexcept;
  static std::size_t write(char* data, std::size_t, std::size_t size, void* slot) noexcept;
  static std::size_t read(char* buffer, std::size_t, std::size_t size, void* slot) noexcept;
  static int seek(void* slot, curl_off_t offset, int origin) noexcept;
};

}  // namespace DIRECTUS_NAMESPACE::detail
