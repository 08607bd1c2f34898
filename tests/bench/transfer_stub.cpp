#include "transfer_stub.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <thread>

#include "articles.hpp"

namespace bench {

namespace {

/// One connection, and the upload that goes over it.
class Connection {
 public:
  Connection(int socket, std::uint64_t size) : socket_(socket), size_(size) {}
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void serve() {
    std::string head;
    while (readHead(head)) {
      const std::uint64_t length = numberAfter(head, "Content-Length: ");
      if (!skip(length) || !reply(head, length)) return;
    }
  }

 private:
  bool reply(const std::string& head, std::uint64_t length) {
    if (head.starts_with("GET /assets/")) return sendFile();
    if (head.starts_with("GET /items/")) return sendText("200 OK", "", page(head));
    if (head.starts_with("POST /files/tus"))
      return sendText("201 Created", "Location: /files/tus/upload\r\n", "");
    if (head.starts_with("PATCH ")) {
      const auto offset = numberAfter(head, "Upload-Offset: ") + length;
      return sendText("204 No Content",
                      "Upload-Offset: " + std::to_string(offset) + "\r\n" +
                          (offset == size_ ? "Directus-File-Id: record\r\n" : ""),
                      "");
    }
    if (head.starts_with("GET /files"))
      return sendText("200 OK", "", R"({"data":[{"id":"record"}]})");
    // The length of the form, so that the client sees that all of it came.
    return sendText("200 OK", "", R"({"data":{"filesize":)" + std::to_string(length) + "}}");
  }

  /// A page of a list of `listLength` items.
  static const std::string& page(const std::string& head) {
    static const std::string full = toJson(makeArticles(pageLength));
    static const std::string empty = R"({"data":[]})";
    return numberAfter(head, "offset=") < listLength ? full : empty;
  }

  bool sendText(std::string_view status, const std::string& lines, const std::string& body) {
    return write("HTTP/1.1 " + std::string(status) + "\r\nContent-Type: application/json\r\n" +
                 lines + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }

  bool sendFile() {
    if (!write("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: " + std::to_string(size_) +
               "\r\n\r\n"))
      return false;
    static constexpr std::array<char, 65536> zeros{};
    for (std::uint64_t left = size_; left > 0;) {
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left, zeros.size()));
      if (!write({zeros.data(), count})) return false;
      left -= count;
    }
    return true;
  }

  bool readHead(std::string& head) {
    for (;;) {
      if (const auto end = received_.find("\r\n\r\n"); end != std::string::npos) {
        head = received_.substr(0, end + 4);
        received_.erase(0, end + 4);
        return true;
      }
      if (!receive()) return false;
    }
  }

  bool skip(std::uint64_t length) {
    for (;;) {
      const auto count = std::min<std::uint64_t>(length, received_.size());
      received_.erase(0, static_cast<std::size_t>(count));
      length -= count;
      if (length == 0) return true;
      if (!receive()) return false;
    }
  }

  bool receive() {
    const ssize_t count = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (count <= 0) return false;
    received_.append(buffer_.data(), static_cast<std::size_t>(count));
    return true;
  }

  bool write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  static std::uint64_t numberAfter(const std::string& head, std::string_view name) {
    std::uint64_t number = 0;
    if (const auto at = head.find(name); at != std::string::npos)
      std::from_chars(head.data() + at + name.size(), head.data() + head.size(), number);
    return number;
  }

  int socket_;
  std::uint64_t size_;
  std::string received_;
  std::array<char, 262144> buffer_{};
};

}  // namespace

void serveFiles(const Listener& listener, std::uint64_t size) {
  for (;;)
    if (const int socket = ::accept(listener.socket, nullptr, nullptr); socket >= 0)
      std::thread([socket, size] { Connection(socket, size).serve(); }).detach();
}

}  // namespace bench
