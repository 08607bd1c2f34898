#include "http/curl/socket.hpp"

#include <utility>

namespace DIRECTUS_NAMESPACE::detail {

CurlSocket::CurlSocket(std::shared_ptr<SocketMail> mail) : mail_(std::move(mail)) {
  mail_->begin();
}

CurlSocket::~CurlSocket() {
  if (home_.isHere()) mail_->leave();
}

void CurlSocket::send(std::string text) {
  if (home_.isHere()) mail_->send(std::move(text));
}

void CurlSocket::close(int code, std::string_view reason) {
  if (home_.isHere()) mail_->close(code, reason);
}

void CurlSocket::pauseReading(bool pause) {
  if (home_.isHere()) mail_->pause(pause);
}

}  // namespace DIRECTUS_NAMESPACE::detail
