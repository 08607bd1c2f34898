#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <directus/commands/upload_storage.hpp>
#include <directus/files/form_data.hpp>
#include <directus/files/progress.hpp>
#include <directus/http/retry_options.hpp>

namespace DIRECTUS_NAMESPACE {

/// How `uploadResumable` uploads.
struct ResumableUploadOptions {
  /// Where the unfinished upload is remembered; without a storage, a call that ends loses it.
  std::shared_ptr<UploadStorage> storage{};

  /// The key of a file whose content is replaced; "" makes a new file.
  std::string replaces{};

  /// The bytes of one request. Directus advises what `serverInfo` calls `uploads.chunkSize`.
  std::uint64_t chunkSize = std::uint64_t{8} << 20;

  /// How often it goes on after a lost connection; counted anew when bytes have arrived.
  RetryOptions retry{.tries = 10, .baseDelay = 500};
};

/// An upload that survives lost connections: a value like a command, for `client.request`.
class [[nodiscard(
    "directus: an upload does nothing until client.request(upload)")]] ResumableUpload {
 public:
  ResumableUpload(FormData form, ResumableUploadOptions options)
      : form_(std::move(form)), options_(std::move(options)) {}

  /// The file and the fields of its record.
  [[nodiscard]] const FormData& form() const noexcept { return form_; }
  /// How it is sent.
  [[nodiscard]] const ResumableUploadOptions& options() const noexcept { return options_; }
  /// What is called with the progress: see `withProgress`.
  [[nodiscard]] const ProgressHandler& progress() const noexcept { return progress_; }

  /// The upload; it calls `handler` with how much of the file has been sent.
  friend ResumableUpload withProgress(ResumableUpload upload, ProgressHandler handler) {
    upload.progress_ = std::move(handler);
    return upload;
  }

 private:
  FormData form_;
  ResumableUploadOptions options_;
  ProgressHandler progress_;
};

/// Uploads the one file of a form in pieces, by tus (`/files/tus`); gives the key of its record.
/// The texts of the form are its fields (`title`, `folder`, …).
///
/// After a lost connection the upload goes on behind the last byte that the server has. With a
/// storage it does so, too, when the same upload is requested again: after it was cancelled, after
/// an error, or by another process. An upload that the server does not know any more starts over.
/// While an upload is unfinished, Directus keeps it for `TUS_UPLOAD_EXPIRATION` (10 minutes as a
/// default) after its last piece.
///
/// Errors: `invalidArgument` for a form without a file or with several, for an empty file and for a
/// read callback; `storage` for a file that cannot be read, or changes meanwhile; 404 from
/// a Directus without `TUS_ENABLED`.
/// @see https://directus.io/docs/guides/files/upload
inline ResumableUpload uploadResumable(FormData form,
                                       ResumableUploadOptions options = ResumableUploadOptions()) {
  return {std::move(form), std::move(options)};
}

}  // namespace DIRECTUS_NAMESPACE
