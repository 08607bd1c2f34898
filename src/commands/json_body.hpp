#pragma once

#include <string>
#include <string_view>

#include <directus/commands/route.hpp>
#include <directus/query/alias.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A POST of a JSON object of texts: `JsonPost(path).text("email", email)`; empty optional ones
/// stay out.
class JsonPost {
 public:
  explicit JsonPost(std::string path) : request_("POST", std::move(path)) {}

  JsonPost& text(std::string_view name, std::string_view value) {
    return add(name, value, longestArgument);
  }
  JsonPost& optionalText(std::string_view name, std::string_view value) {
    return value.empty() ? *this : text(name, value);
  }
  /// A password or a token: it travels over a safe line only.
  JsonPost& secretText(std::string_view name, std::string_view value) {
    request_.secret = true;
    return add(name, value, longestToken);
  }
  JsonPost& segment(std::string_view name, std::string_view value) {
    if (auto added = appendArgument(request_.path, request_.arguments, name, value); !added)
      refuse(added.error());
    return *this;
  }
  void refuse(const Error& error) { request_.refused.add(error); }

  [[nodiscard]] CommandRequest request() {
    auto body = objectJson(body_, "");
    if (body)
      request_.body = std::move(*body);
    else
      refuse(body.error());
    return std::move(request_);
  }

 private:
  JsonPost& add(std::string_view name, std::string_view value, std::size_t longest) {
    if (auto fits = checkArgument(name, value, longest); !fits)
      refuse(fits.error());
    else
      addTextMember(body_, name, value);
    return *this;
  }

  CommandRequest request_;
  ObjectText body_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
