#pragma once

#include <string_view>

#include <directus/commands/system_commands.hpp>

// Extensions that are installed, and those of the registry.
// @see https://directus.io/docs/api/extensions

namespace DIRECTUS_NAMESPACE {

/// The installed extensions: `GET /extensions/`.
template <class Extension = nlohmann::json>
Command<detail::ListOf<Extension>> readExtensions() {
  return detail::readWhole<detail::ListOf<Extension>>("/extensions/");
}

/// Switches an extension on or off: `PATCH /extensions/{id}`.
template <class Extension = nlohmann::json, class Changes = Patch<void>>
Command<Extension> updateExtension(const Key& id, const Changes& changes) {
  return detail::updateDefinition<Extension>(detail::Route("/extensions").segment("id", id),
                                             changes);
}

/// Removes an extension of the `extensions` folder: `DELETE /extensions/{id}`.
inline Command<void> deleteExtension(const Key& id) {
  return Command<void>(detail::removeRequest(detail::Route("/extensions").segment("id", id)));
}

/// What the registry offers: `GET /extensions/registry`. The query's `filter` knows `by` and
/// `type`, its `sort` is `popular`, `recent` or `downloads`.
template <class Extension = nlohmann::json>
Command<detail::ListOf<Extension>> readRegistryExtensions(const Query<>& query = Query<>()) {
  return detail::readWhole<detail::ListOf<Extension>>("/extensions/registry", query);
}

/// A publisher in the registry: `GET /extensions/registry/account/{pk}`.
template <class Account = nlohmann::json>
Command<Account> readRegistryAccount(const Key& pk) {
  return detail::readWhole<Account>(
      detail::Route("/extensions/registry/account").segment("pk", pk));
}

/// One extension of the registry: `GET /extensions/registry/extension/{pk}`.
template <class Extension = nlohmann::json>
Command<Extension> readRegistryExtension(const Key& pk) {
  return detail::readWhole<Extension>(
      detail::Route("/extensions/registry/extension").segment("pk", pk));
}

namespace detail {
DIRECTUS_EXPORT CommandRequest installRegistryExtensionRequest(std::string_view extensionId,
                                                               std::string_view version);
DIRECTUS_EXPORT CommandRequest reinstallRegistryExtensionRequest(std::string_view extensionId);
}  // namespace detail

/// Installs an extension of the registry: `POST /extensions/registry/install`.
inline Command<void> installRegistryExtension(std::string_view extensionId,
                                              std::string_view version) {
  return Command<void>(detail::installRegistryExtensionRequest(extensionId, version));
}

/// Installs it again, where its files were lost: `POST /extensions/registry/reinstall`.
inline Command<void> reinstallRegistryExtension(std::string_view extensionId) {
  return Command<void>(detail::reinstallRegistryExtensionRequest(extensionId));
}

/// Removes an extension of the registry: `DELETE /extensions/registry/uninstall/{id}`.
inline Command<void> uninstallRegistryExtension(const Key& id) {
  return Command<void>(
      detail::removeRequest(detail::Route("/extensions/registry/uninstall").segment("id", id)));
}

}  // namespace DIRECTUS_NAMESPACE
