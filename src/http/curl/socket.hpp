#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <directus/http/socket.hpp>

#include "core/process.hpp"
#include "http/curl/socket_mail.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What the application holds of a WebSocket that a loop carries. In a forked child it has
/// no effect: the connection is the parent's.
class CurlSocket final : public Socket {
 public:
  explicit CurlSocket(std::shared_ptr<SocketMail> mail);
  ~CurlSocket() override;
  CurlSocket(const CurlSocket&) = delete;
  CurlSocket& operator=(const CurlSocket&) = delete;

  void send(std::string text) override;
  void close(int code, std::string_view reason) override;
  void pauseReading(bool pause) override;

 private:
  const HomeProcess home_;
  const std::shared_ptr<SocketMail> mail_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
