#pragma once

#include <string>
#include <string_view>

#include <directus/commands/route.hpp>
#include <directus/query/alias.hpp>

#include "commands/refuse.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// A POST of a JSON object of texts: `post(path).with("email", email)`; empty optional ones stay
/// out.
class JsonPost {
 public:
  explicit JsonPost(std::string path) {
    request_.method = "POST";
    request_.path = std::move(path);
  }

  JsonPost& with(std::string_view name, std::string_view value) {
    addTextMember(body_, name, value);
    return *this;
  }
  JsonPost& withOptional(std::string_view name, std::string_view value) {
    return value.empty() ? *this : with(name, value);
  }
  /// A password or a token: it travels over a safe line only.
  JsonPost& withSecret(std::string_view name, std::string_view value) {
    request_.secret = true;
    return with(name, value);
  }
  JsonPost& segment(std::string_view name, std::string_view value) {
    if (auto added = appendArgument(request_.path, request_.arguments, name, value); !added)
      refuse(added.error());
    return *this;
  }
  /// Keeps the first reason only.
  void refuse(const Error& error) { detail::refuse(request_, error); }

  [[nodiscard]] CommandRequest request() {
    auto body = objectJson(body_, "");
    if (body)
      request_.body = std::move(*body);
    else
      refuse(body.error());
    return std::move(request_);
  }

 private:
  CommandRequest request_;
  ObjectText body_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
