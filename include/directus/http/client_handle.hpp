#pragma once

#include <memory>
#include <string_view>

#include <directus/core/export.hpp>
#include <directus/http/client_options.hpp>

// What a client and its composables need to know of what they share: not what is in it.

namespace directus::inline v0_1::detail {

class ClientContext;

/// Ends the calls of a client when the last part of it dies.
class DIRECTUS_EXPORT ClientHandle {
 public:
  explicit ClientHandle(std::shared_ptr<ClientContext> context) noexcept;
  ClientHandle(ClientHandle&&) noexcept;
  ClientHandle& operator=(ClientHandle&& other) noexcept;
  ~ClientHandle();

  [[nodiscard]] const std::shared_ptr<ClientContext>& context() const noexcept { return context_; }

 private:
  std::shared_ptr<ClientContext> context_;
};

[[nodiscard]] DIRECTUS_EXPORT ClientHandle makeHandle(std::string_view url);
[[nodiscard]] DIRECTUS_EXPORT ClientHandle makeHandle(std::string_view url, ClientOptions options);

}  // namespace directus::inline v0_1::detail
