#include <directus/http/request.hpp>

namespace DIRECTUS_NAMESPACE::detail {

bool isSafeMethod(std::string_view method) noexcept {
  return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "SEARCH";
}

}  // namespace DIRECTUS_NAMESPACE::detail
