#include <directus/call/reply_bytes.hpp>

namespace DIRECTUS_NAMESPACE::detail {

ReplyBytes bytesOf(const HttpResponse& response) noexcept {
  return {.text = response.body.view(),
          .padding = response.body.capacity() > 0 ? Body::padding : 0,
          .status = response.status};
}

bool isNothing(const HttpResponse& response) noexcept {
  const int status = response.status;
  return response.body.empty() &&
         (status == 200 || status == 201 || status == 202 || status == 204);
}

bool claimsJson(const HttpResponse& response) noexcept {
  const auto type = response.headers.find("Content-Type");
  return type && type->find("json") != std::string_view::npos;
}

}  // namespace DIRECTUS_NAMESPACE::detail
