#include <directus/http/reply_bytes.hpp>

namespace directus::inline v0_1::detail {

ReplyBytes bytesOf(const HttpResponse& response) noexcept {
  return {.text = response.body.view(),
          .padding = response.body.capacity() > 0 ? Body::padding : 0,
          .status = response.status};
}

bool claimsJson(const HttpResponse& response) noexcept {
  const auto type = response.headers.find("Content-Type");
  return type && type->find("json") != std::string_view::npos;
}

}  // namespace directus::inline v0_1::detail
