#pragma once

#include <directus/version.hpp>

#include "http/curl/handles.hpp"
#include "http/curl/transfer.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What libcurl calls: each finds the transfer's exchange and asks it.
struct CurlCallbacks {
  /// Sets them all on `handle`.
  static void install(EasyOptions& easy, CurlTransfer& transfer);

  static int prereq(void* transfer, char*, char*, int, int localPort) noexcept;
  static std::size_t header(char* data, std::size_t, std::size_t size, void* transfer) noexcept;
  static std::size_t write(char* data, std::size_t, std::size_t size, void* transfer) noexcept;
  static std::size_t read(char* buffer, std::size_t, std::size_t size, void* transfer) noexcept;
  static int seek(void* transfer, curl_off_t offset, int origin) noexcept;
};

}  // namespace DIRECTUS_NAMESPACE::detail
