#pragma once

#include <directus/call/reply.hpp>
#include <directus/commands/uploads.hpp>
#include <directus/files/blob.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A list, or the one file of it; nothing where what was made may not be read.
template <class File>
struct ReplyReader<UploadedFiles<File>> {
  static constexpr bool takesNothing = true;
  static Result<UploadedFiles<File>> read(HttpResponse& response, Decoder& decoder) {
    UploadedFiles<File> files;
    if (isNothing(response)) return files;
    ReplyMeta meta;
    const ReplyBytes bytes = bytesOf(response);
    const auto data = splitReply(decoder, bytes, meta);
    if (!data) return data.error();
    if (data->starts_with('[')) {
      std::vector<File>& list = files;
      if (auto read = decodeReply(decoder, bytes, typeInfo<std::vector<File>>(), &list, meta);
          !read)
        return read.error();
      return files;
    }
    files.emplace_back();
    if (auto read = decodeReply(decoder, bytes, typeInfo<File>(), &files.back(), meta); !read)
      return read.error();
    return files;
  }
};

/// The bytes as they came, whatever they are.
template <>
struct ReplyReader<Body> {
  static Result<Body> read(HttpResponse& response, Decoder&) { return std::move(response.body); }
};

template <>
struct ReplyReader<Blob> {
  static Result<Blob> read(HttpResponse& response, Decoder&) {
    return Blob{.type = std::string(response.headers.find("Content-Type").value_or("")),
                .bytes = std::move(response.body)};
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
