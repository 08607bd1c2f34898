#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include <directus/commands/route.hpp>
#include <directus/core/json_text.hpp>
#include <directus/files/blob.hpp>

// The bytes of files, exactly as they are stored, whatever their type. In memory they are bounded
// by `HttpOptions::maxBodySize`; `withSink` and `withFile` take what is larger.
// @see https://directus.io/docs/guides/files/access

namespace DIRECTUS_NAMESPACE {

/// How an image is to be transformed. Other files are given as they are stored.
/// @see https://directus.io/docs/guides/files/transform
struct AssetsQuery {
  std::string key{};  ///< a preset of the settings; leave the other members empty then
  std::optional<std::int64_t> width{};
  std::optional<std::int64_t> height{};
  std::string fit{};                      ///< `cover`, `contain`, `inside`, `outside`
  std::optional<std::int64_t> quality{};  ///< 1 to 100
  std::optional<bool> withoutEnlargement{};
  std::string format{};  ///< `auto`, `jpg`, `png`, `webp`, `tiff`, `avif`
  std::optional<double> focal_point_x{};
  std::optional<double> focal_point_y{};
  JsonText transforms{};           ///< `Json{{"blur", 5}, …}`: calls of sharp's methods
  std::optional<bool> download{};  ///< the reply asks browsers to save the file, not to show it
};

namespace detail {
[[nodiscard]] DIRECTUS_EXPORT CommandRequest readAssetRequest(const Key& key,
                                                              const AssetsQuery& query);
[[nodiscard]] DIRECTUS_EXPORT CommandRequest filesZipRequest(const Keys& keys);
[[nodiscard]] DIRECTUS_EXPORT CommandRequest folderZipRequest(const Key& key);

template <class T>
constexpr bool holdsBytes =
    std::is_same_v<T, HttpResponse> || std::is_same_v<T, Blob> || std::is_same_v<T, Body>;
}  // namespace detail

/// The reply with a file's bytes, or a transformed image's: `GET /assets/{key}`. Stream it with
/// `withSink`, save it with `withFile`.
[[nodiscard]] inline Command<HttpResponse> readAssetRaw(const Key& key,
                                                        const AssetsQuery& query = AssetsQuery()) {
  return Command<HttpResponse>(detail::readAssetRequest(key, query));
}

/// The same as bytes with their type.
[[nodiscard]] inline Command<Blob> readAssetBlob(const Key& key,
                                                 const AssetsQuery& query = AssetsQuery()) {
  return Command<Blob>(detail::readAssetRequest(key, query));
}

/// The same as bytes.
[[nodiscard]] inline Command<Body> readAssetArrayBuffer(const Key& key,
                                                        const AssetsQuery& query = AssetsQuery()) {
  return Command<Body>(detail::readAssetRequest(key, query));
}

/// Files in one zip, which the server writes while it sends: `POST /assets/files`. `Output` is
/// `HttpResponse`, `Blob` or `Body`.
template <class Output = HttpResponse>
  requires detail::holdsBytes<Output>
Command<Output> downloadFilesZip(const Keys& keys) {
  return Command<Output>(detail::filesZipRequest(keys));
}

/// A folder, with those in it, in one zip: `POST /assets/folder/{key}`.
template <class Output = HttpResponse>
  requires detail::holdsBytes<Output>
Command<Output> downloadFolderZip(const Key& key) {
  return Command<Output>(detail::folderZipRequest(key));
}

}  // namespace DIRECTUS_NAMESPACE
