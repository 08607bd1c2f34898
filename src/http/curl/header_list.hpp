#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <curl/curl.h>

#include <directus/http/headers.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The header lines of one request as libcurl reads them. Its memory is used again and again;
/// libcurl copies neither the nodes nor the text, so the list must outlive the transfer.
class CurlHeaderList {
 public:
  /// The list of `headers` and then `more`, which are lines in libcurl's own notation
  /// (`Name:` takes a header of its own out).
  curl_slist* build(const Headers& headers, std::span<const std::string_view> more);

  /// Overwrites the lines: they hold tokens.
  void wipe() noexcept;

 private:
  void addNode();

  std::string text_;
  std::vector<curl_slist> nodes_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
