#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE {

Transport::~Transport() = default;

bool Transport::start(const HttpRequest&, const SendOptions&, SendHandler) {
  return false;
}

std::unique_ptr<Socket> Transport::openSocket(const SocketRequest&,
                                              std::shared_ptr<SocketListener>) {
  return nullptr;
}

Socket::~Socket() = default;

SocketListener::~SocketListener() = default;

}  // namespace DIRECTUS_NAMESPACE
