#include "http/curl/websocket.hpp"

#include <cstring>
#include <string>
#include <utility>

#include "http/curl/error.hpp"
#include "http/curl/setup.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Reads and writes of one socket before others have their turn.
constexpr int socketTurns = 16;
/// Masked frames that wait for the line; the rest waits as it was given.
constexpr std::size_t mostInFrames = std::size_t{256} << 10;

std::string nonceOf(RandomWords& random) {
  std::array<std::uint32_t, 4> words{};
  for (std::uint32_t& word : words) word = random();
  std::string bytes(sizeof words, '\0');
  std::memcpy(bytes.data(), words.data(), sizeof words);
  return bytes;
}

}  // namespace

CurlWebSocket::CurlWebSocket(std::shared_ptr<SocketMail> mail, const HttpOptions& options)
    : mail_(std::move(mail)), options_(options) {}

CurlWebSocket::~CurlWebSocket() {
  if (multi_) curl_multi_remove_handle(multi_, easy_.get());
}

Result<void> CurlWebSocket::begin(CURLM* multi, CurlConnections& connections, RandomWords& random) {
  if (auto valid = validateHeaders({{"User-Agent", options_.userAgent}}); !valid) return valid;
  auto upgrade = makeUpgrade(mail_->request(), options_.userAgent, nonceOf(random));
  if (!upgrade) return upgrade.error();
  if (auto done = setUp(connections, upgrade->origin); !done) return done;
  session_.emplace(
      std::move(*upgrade), mail_->request(), options_, [&random] { return random(); },
      std::chrono::steady_clock::now());
  if (curl_multi_add_handle(multi, easy_.get()) != CURLM_OK) return noMemoryForCurl();
  multi_ = multi;
  return {};
}

Result<void> CurlWebSocket::setUp(CurlConnections& connections, const std::string& origin) {
  easy_.reset(curl_easy_init());
  if (!easy_) return noMemoryForCurl();
  CURLcode code = setUpHandle(easy_.get(), options_);
  if (code == CURLE_OK) {
    EasyOptions easy(easy_.get());
    easy.set(CURLOPT_ERRORBUFFER, errorText_.data());
    connections.install(easy);
    easy.set(CURLOPT_URL, (origin + "/").c_str());
    easy.set(CURLOPT_CONNECT_ONLY, 1L);
    easy.set(CURLOPT_FRESH_CONNECT, 1L);
    easy.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    easy.set(CURLOPT_HTTPPROXYTUNNEL, 1L);  // without TLS, too
    code = easy.code();
  }
  if (code != CURLE_OK) return invalidArgument("HttpOptions", curl_easy_strerror(code));
  return {};
}

void CurlWebSocket::connected(CURLcode code) {
  isReady_ = true;
  if (code != CURLE_OK) {
    long proxyStatus = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_HTTP_CONNECTCODE, &proxyStatus);
    session_->lost(connectErrorOf(code, static_cast<int>(proxyStatus), errorText_.data()));
    return;
  }
  curl_easy_getinfo(easy_.get(), CURLINFO_ACTIVESOCKET, &line_);
  canRead_ = true;
  session_->connected();
}

bool CurlWebSocket::isPaused() const noexcept {
  return mail_->isPaused() && session_->isOpen();
}

std::optional<curl_waitfd> CurlWebSocket::wanted() const noexcept {
  if (line_ == CURL_SOCKET_BAD) return std::nullopt;
  const int events = (isPaused() ? 0 : CURL_WAIT_POLLIN) | (mustWait_ ? CURL_WAIT_POLLOUT : 0);
  // Somebody who waits for nothing would be woken by the end of the line again and again.
  if (events == 0) return std::nullopt;
  return curl_waitfd{.fd = line_, .events = static_cast<short>(events), .revents = 0};
}

void CurlWebSocket::onReady() noexcept {
  isReady_ = true;
  canRead_ = true;
  mustWait_ = false;
}

bool CurlWebSocket::isBusy() const noexcept {
  return line_ != CURL_SOCKET_BAD && ((canRead_ && !isPaused()) || (hasMore_ && !mustWait_));
}

void CurlWebSocket::work(TimePoint now, std::span<char> buffer) {
  hasMail_ = isReady_ = false;
  if (mail_->hasOverflowed()) {
    session_->drop(
        makeError(ErrorKind::tooLarge, "more than SocketRequest::maxUnsentBytes (" +
                                           std::to_string(mail_->request().maxUnsentBytes) +
                                           " bytes) waits to be sent"));
    return;
  }
  takeMail();
  if (line_ != CURL_SOCKET_BAD) {
    read(buffer);
    write();
  }
  session_->look(now, !isPaused());
}

/// Hands on as much as the line may take soon.
void CurlWebSocket::takeMail() {
  while (session_->isOpen() && session_->unsent() < mostInFrames) {
    const auto text = mail_->takeText();
    if (!text) break;
    session_->send(*text);
  }
  if (const auto goodbye = mail_->takeGoodbye(session_->isOpen()))
    session_->close(goodbye->code, goodbye->reason);
}

void CurlWebSocket::read(std::span<char> buffer) {
  if (!rest_.empty() && !isPaused()) {
    const std::string rest = std::exchange(rest_, {});
    session_->feed(rest);
    deliver();
  }
  for (int turn = 0; turn < socketTurns && canRead_ && !isPaused() && !ended() && !mail_->hasLeft();
       ++turn) {
    std::size_t count = 0;
    const CURLcode code = curl_easy_recv(easy_.get(), buffer.data(), buffer.size(), &count);
    canRead_ = code == CURLE_OK && count > 0;
    if (code == CURLE_AGAIN) return;
    if (code != CURLE_OK) return session_->lost(connectErrorOf(code, 0, errorText_.data()));
    if (count == 0) return session_->lost(std::nullopt);
    session_->feed({buffer.data(), count});
    deliver();
  }
}

void CurlWebSocket::deliver() {
  for (auto event = session_->next(); event != WebSocketSession::Event::none;
       event = session_->next()) {
    SocketListener* const listener = mail_->listener();
    if (!listener) return;
    if (event == WebSocketSession::Event::open)
      listener->onOpen();
    else
      listener->onMessage(session_->text());
    // An answer goes before whatever the next frame brings about.
    if (mail_->hasNews()) takeMail();
    if (!isPaused()) continue;
    rest_ = session_->unread();
    return;
  }
}

void CurlWebSocket::write() {
  hasMore_ = true;
  for (int turn = 0; turn < socketTurns && !mustWait_ && !ended() && !mail_->hasLeft(); ++turn) {
    takeMail();
    const std::string_view bytes = session_->pull();
    if (bytes.empty()) {
      hasMore_ = false;
      return;
    }
    std::size_t count = 0;
    const CURLcode code = curl_easy_send(easy_.get(), bytes.data(), bytes.size(), &count);
    if (code == CURLE_OK)
      session_->sent(count);
    else if (code == CURLE_AGAIN)
      mustWait_ = true;
    else
      return session_->lost(connectErrorOf(code, 0, errorText_.data()));
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
