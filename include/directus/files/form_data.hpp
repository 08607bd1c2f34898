#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/files/file.hpp>
#include <directus/http/body.hpp>

namespace DIRECTUS_NAMESPACE {

/// A form as `multipart/form-data`: the `FormData` of JavaScript.
///
/// ```
/// FormData form;
/// form.append("title", "Sunset").append("file", File::fromPath("sunset.jpg"));
/// ```
/// Directus reads the texts before a file as that file's fields. Texts that no file follows are
/// therefore sent before the last one.
/// @see https://directus.io/docs/guides/files/upload
class DIRECTUS_EXPORT FormData {
 public:
  /// Adds a text or a file; a name may come several times.
  FormData& append(std::string name, std::string value);
  FormData& append(std::string name, File file);

  /// A text or a file.
  struct Part {
    std::string name;
    std::string value;
    std::optional<File> file;
    friend bool operator==(const Part&, const Part&) = default;
  };
  /// What was added, in that order.
  [[nodiscard]] const std::vector<Part>& parts() const noexcept { return parts_; }

  friend DIRECTUS_EXPORT bool operator==(const FormData& a, const FormData& b);

  /// What goes over the wire.
  struct Encoded {
    std::string contentType;  ///< with the boundary
    std::shared_ptr<BodySource> source;
  };
  /// Opens the files, in order, and encodes all as one stream. Errors: `invalidArgument` for a type
  /// that is not a MIME type and for a read callback that is used up, `storage` for a file that
  /// cannot be read.
  [[nodiscard]] Result<Encoded> encode() const;

 private:
  [[nodiscard]] std::vector<const Part*> inOrder() const;

  std::vector<Part> parts_;
};

}  // namespace DIRECTUS_NAMESPACE
