#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "report.hpp"

/// A command of any result that the vectors have.
using AnyCommand =
    std::variant<directus::Command<directus::Json>, directus::Command<std::string>,
                 directus::Command<void>, directus::Command<directus::HttpResponse>,
                 directus::Command<directus::Blob>, directus::Command<directus::Body>>;

/// A client as a vector describes it, on a transport that answers every request with `reply`.
class Session {
 public:
  /// `options` is the vector's `client` (or null).
  explicit Session(const Vector& options);

  /// Sends the command; gives its result as JSON (a text as string, nothing as null, bytes as the
  /// vectors write them).
  directus::Result<Vector> request(const AnyCommand& command) const;

  /// The reply to `readItems("articles").withMeta()`.
  [[nodiscard]] directus::Result<directus::Page<directus::Json>> page() const;

  void setToken(const std::string& token);
  void answer(directus::testing::FakeTransport::Handler handler) {
    fake_->otherwise(std::move(handler));
  }
  [[nodiscard]] std::vector<directus::HttpRequest> requests() const { return fake_->requests(); }

 private:
  using Plain = decltype(directus::createDirectus("").with(directus::rest()));
  using WithToken =
      decltype(directus::createDirectus("").with(directus::rest()).with(directus::staticToken("")));

  std::shared_ptr<directus::testing::FakeTransport> fake_;
  std::optional<Plain> plain_;
  std::optional<WithToken> withToken_;
};

/// The hooks that a vector's `{"$type":"function"}` stands for.
[[nodiscard]] directus::RequestHook requestHook(const Vector& function);
[[nodiscard]] directus::ResponseHook responseHook(const Vector& function);
