#pragma once

#include <memory>
#include <string_view>

#include <directus/call/client_options.hpp>
#include <directus/core/export.hpp>

// A client and its composables hold what they share by this handle, without knowing its members.

namespace DIRECTUS_NAMESPACE::detail {

class ClientContext;

/// Ends the calls of a client when the last part of it dies.
class DIRECTUS_EXPORT ClientHandle {
 public:
  explicit ClientHandle(std::shared_ptr<ClientContext> context);
  ClientHandle(const ClientHandle&) noexcept;
  ClientHandle(ClientHandle&&) noexcept;
  ClientHandle& operator=(const ClientHandle& other) noexcept;
  ClientHandle& operator=(ClientHandle&& other) noexcept;
  ~ClientHandle();

  [[nodiscard]] const std::shared_ptr<ClientContext>& context() const noexcept { return context_; }

 private:
  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<void> alive_;  // shared by the copies: the last one ends the calls
};

[[nodiscard]] DIRECTUS_EXPORT ClientHandle makeHandle(std::string_view url,
                                                      const ClientOptions& options);

/// A program that has no options of its own does not carry the code that makes and ends them.
[[nodiscard]] DIRECTUS_EXPORT const ClientOptions& defaultClientOptions();

}  // namespace DIRECTUS_NAMESPACE::detail
