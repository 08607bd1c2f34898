// A small HTTP service on Asio that asks Directus: `GET /titles?machine` lists what is found.
//   asio_server PORT   serves until it is ended
//   asio_server        makes some requests to itself, and ends
#include <asio.hpp>

#include <directus/adapters/asio.hpp>
#include <directus/directus.hpp>

#include <iostream>
#include <string>

#include "settings.hpp"

using namespace directus;
using asio::ip::tcp;

struct Article {
  int id{};
  std::string title;
};
struct Schema {
  std::vector<Article> articles;
};

auto connect(asio::io_context& io) {
  return createDirectus<Schema>(settings::url(), {.executor = asioExecutor(io)})
      .with(rest())
      .with(staticToken(settings::token()));
}
using BlogClient = decltype(connect(std::declval<asio::io_context&>()));

//! [titles]
// The coroutine of one request waits for Directus; the others, and the loop, do not.
asio::awaitable<std::string> titles(const BlogClient& client, std::string words) {
  const Query<Article> query{.search = std::move(words), .sort = {field<"title">}, .limit = 5};
  const Result<std::vector<Article>> found = co_await async(
      client.request(readItems<&Schema::articles>(query)).asResult(), asio::use_awaitable);
  if (!found) co_return std::string("Directus: ") + found.error().what() + '\n';
  std::string text;
  for (const Article& article : *found) text += article.title + '\n';
  co_return text;
}
//! [titles]

/// What is behind the `?` of `GET /titles?machine HTTP/1.1`.
std::string wordsOf(const std::string& request) {
  const auto begin = request.find('?');
  const auto end = request.find(' ', begin == std::string::npos ? 0 : begin);
  if (begin == std::string::npos || end == std::string::npos) return {};
  return request.substr(begin + 1, end - begin - 1);
}

asio::awaitable<void> serveOne(tcp::socket socket, const BlogClient& client) {
  std::string request;
  co_await asio::async_read_until(socket, asio::dynamic_buffer(request, 16'384), "\r\n\r\n",
                                  asio::use_awaitable);
  const std::string body = co_await titles(client, wordsOf(request));
  const std::string reply =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n"
      "Content-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body;
  co_await asio::async_write(socket, asio::buffer(reply), asio::use_awaitable);
}

asio::awaitable<void> serve(tcp::acceptor& acceptor, const BlogClient& client) {
  for (;;) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(acceptor.get_executor(), serveOne(std::move(socket), client), asio::detached);
  }
}

/// The body of a reply of the service.
asio::awaitable<std::string> ask(tcp::endpoint service, std::string words) {
  tcp::socket socket(co_await asio::this_coro::executor);
  co_await socket.async_connect(service, asio::use_awaitable);
  const std::string request = "GET /titles?" + words + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  co_await asio::async_write(socket, asio::buffer(request), asio::use_awaitable);
  std::string reply;
  asio::error_code ended;
  co_await asio::async_read(socket, asio::dynamic_buffer(reply),
                            asio::redirect_error(asio::use_awaitable, ended));
  co_return reply.substr(reply.find("\r\n\r\n") + 4);
}

int main(int argc, char** argv) {
  try {
    asio::io_context io;
    const auto port = static_cast<unsigned short>(argc > 1 ? std::stoi(argv[1]) : 0);
    tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), port});
    const BlogClient client = connect(io);
    asio::co_spawn(io, serve(acceptor, client), asio::detached);
    if (argc > 1) {
      std::cout << "http://127.0.0.1:" << acceptor.local_endpoint().port() << "/titles?machine\n";
      io.run();
      return 0;
    }
    int left = 3;
    bool isGood = true;
    for (const char* const words : {"machine", "notes", "nothing_has_this_name"})
      asio::co_spawn(io, ask(acceptor.local_endpoint(), words),
                     [&, words](std::exception_ptr failed, const std::string& found) {
                       std::cout << words << ":\n" << found;
                       isGood = isGood && !failed && found.find("Directus:") == std::string::npos;
                       if (--left == 0) io.stop();
                     });
    io.run();
    return isGood ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
