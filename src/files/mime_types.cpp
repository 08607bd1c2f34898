#include "files/mime_types.hpp"

#include <array>

#include <directus/http/headers.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

struct Known {
  std::string_view extension;
  std::string_view type;
};

/// What people upload to a content server.
constexpr std::array knownTypes{
    Known{"avif", "image/avif"},
    Known{"bmp", "image/bmp"},
    Known{"gif", "image/gif"},
    Known{"heic", "image/heic"},
    Known{"ico", "image/vnd.microsoft.icon"},
    Known{"jpeg", "image/jpeg"},
    Known{"jpg", "image/jpeg"},
    Known{"png", "image/png"},
    Known{"svg", "image/svg+xml"},
    Known{"tif", "image/tiff"},
    Known{"tiff", "image/tiff"},
    Known{"webp", "image/webp"},
    Known{"aac", "audio/aac"},
    Known{"flac", "audio/flac"},
    Known{"m4a", "audio/mp4"},
    Known{"mp3", "audio/mpeg"},
    Known{"ogg", "audio/ogg"},
    Known{"wav", "audio/wav"},
    Known{"avi", "video/x-msvideo"},
    Known{"mkv", "video/x-matroska"},
    Known{"mov", "video/quicktime"},
    Known{"mp4", "video/mp4"},
    Known{"webm", "video/webm"},
    Known{"css", "text/css"},
    Known{"csv", "text/csv"},
    Known{"htm", "text/html"},
    Known{"html", "text/html"},
    Known{"md", "text/markdown"},
    Known{"txt", "text/plain"},
    Known{"js", "text/javascript"},
    Known{"json", "application/json"},
    Known{"pdf", "application/pdf"},
    Known{"xml", "application/xml"},
    Known{"yaml", "application/yaml"},
    Known{"yml", "application/yaml"},
    Known{"gz", "application/gzip"},
    Known{"tar", "application/x-tar"},
    Known{"zip", "application/zip"},
    Known{"doc", "application/msword"},
    Known{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Known{"xls", "application/vnd.ms-excel"},
    Known{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Known{"ppt", "application/vnd.ms-powerpoint"},
    Known{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Known{"odt", "application/vnd.oasis.opendocument.text"},
    Known{"woff", "font/woff"},
    Known{"woff2", "font/woff2"},
    Known{"ttf", "font/ttf"},
    Known{"glb", "model/gltf-binary"},
    Known{"gltf", "model/gltf+json"},
};

}  // namespace

std::string_view mimeTypeOf(std::string_view name) noexcept {
  const auto dot = name.rfind('.');
  if (dot != std::string_view::npos)
    for (const Known& entry : knownTypes)
      if (equalsIgnoreCase(entry.extension, name.substr(dot + 1))) return entry.type;
  return "application/octet-stream";
}

}  // namespace DIRECTUS_NAMESPACE::detail
