#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <directus/codec/decode.hpp>
#include <directus/core/error.hpp>
#include <directus/http/request.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Takes secrets out of what leaves the library in an error: what the request carried (its token,
/// its cookies, passwords and tokens in its address and body), in every spelling that an echo has,
/// and what looks like a bearer token, whoever's it is.
///
/// Made for a request that failed; it goes through the whole body.
class Redactor {
 public:
  explicit Redactor(const HttpRequest& request);

  /// Whether the request held more than its credentials, or asked for some: of such a command no
  /// reply is shown at all.
  [[nodiscard]] bool isOfSecrets() const noexcept { return isOfSecrets_; }

  [[nodiscard]] std::string redacted(std::string_view text) const;

  void clean(ErrorBody& body) const;
  /// An error with them is not even made: whatever sees it may log it.
  [[nodiscard]] Error errorOf(ErrorDetails details) const;

  /// The beginning of a reply, in one line; also without what a reply calls a password or a token.
  /// "" for a command of secrets.
  [[nodiscard]] std::string snippet(std::string_view body) const;

 private:
  void clean(std::string& text) const;
  void clean(std::optional<std::string>& text) const;
  void add(std::string_view secret);
  void addCookies(std::string_view header);
  void addParameters(std::string_view form);
  void addMembers(std::string_view json);
  void addArguments(std::string_view body);
  void addWritten(std::string_view written);

  std::vector<std::string> secrets_;
  bool isOfSecrets_ = false;
};

/// Cleans error bodies by what a request carried; costs nothing before there is one.
class RequestCleaner final : public ErrorCleaner {
 public:
  explicit RequestCleaner(const HttpRequest& request) noexcept : request_(request) {}
  void clean(ErrorBody& body) const override;

 private:
  const HttpRequest& request_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
