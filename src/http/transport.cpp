#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE {

Transport::~Transport() = default;

bool Transport::start(const HttpRequest&, const SendOptions&, SendHandler) {
  return false;
}

}  // namespace DIRECTUS_NAMESPACE
