#include <directus/http/request.hpp>

namespace directus::inline v0_1::detail {

bool isSafeMethod(std::string_view method) noexcept {
  return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "SEARCH";
}

}  // namespace directus::inline v0_1::detail
