#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <directus/core/result.hpp>
#include <directus/http/retry_options.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What is known of an unfinished upload, also by the next process.
struct UnfinishedUpload {
  std::string id{};          ///< of the upload; "" before it has one
  bool maybeWhole = false;   ///< the last piece may have been sent
  std::string file{};        ///< the key of the record that it will be; "" while unknown
  std::string uploadedOn{};  ///< of a file that is replaced: when its old content came

  [[nodiscard]] std::string toJson() const;
  /// Empty for a text that is not an upload: then it starts over.
  [[nodiscard]] static std::optional<UnfinishedUpload> fromJson(std::string_view json);
};

/// A resumable upload as a machine: what came of the last step goes in, the next step comes out.
/// It has no socket, clock or random source; `UploadBody` has.
///
/// | step   | went well                         | 404              | lost on the way |
/// |--------|-----------------------------------|------------------|-----------------|
/// | create | send; before the last piece, look | fail             | wait, create    |
/// | ask    | the same from where the server is | check, or create | wait, ask       |
/// | look   | send the last piece               | the same         | wait, look      |
/// | send   | the next piece; succeed           | check, or create | wait, ask       |
/// |        | nothing was taken of it: wait, ask |                  |                 |
/// | check  | whole: succeed; if not, create    | create           | wait, check     |
///
/// Anything else fails: it stays stored, and the next call goes on with it. *Look* asks for the
/// record that the upload will be: when the reply to the last piece is lost, Directus has forgotten
/// the upload, and only the record shows it.
class UploadMachine {
 public:
  struct Step {
    enum class Do { create, ask, look, send, check, wait, succeed, fail };
    Do what = Do::create;
    std::uint64_t offset = 0;           ///< with `send`
    std::uint64_t length = 0;           ///< with `send`
    std::chrono::milliseconds delay{};  ///< with `wait`
    std::optional<Error> error{};       ///< with `fail`
  };

  UploadMachine(std::uint64_t size, std::uint64_t chunkSize, const RetryOptions& retry);

  [[nodiscard]] Step begin(std::optional<UnfinishedUpload> stored);

  // What came of a step. `random` is in [0, 1).

  [[nodiscard]] Step created(const Result<std::string>& id, double random);
  [[nodiscard]] Step asked(const Result<std::uint64_t>& offset, double random);

  struct Looked {
    std::string file{};  ///< "" when it cannot be seen
    std::string uploadedOn{};
  };
  [[nodiscard]] Step looked(const Result<Looked>& record, double random);

  struct Sent {
    std::uint64_t offset = 0;
    std::string file{};  ///< with the last piece
  };
  [[nodiscard]] Step sent(const Result<Sent>& piece, double random);

  /// Whether the record has all of the file.
  [[nodiscard]] Step checked(const Result<bool>& whole, double random);

  [[nodiscard]] Step waited() { return again_; }

  [[nodiscard]] const UnfinishedUpload& upload() const noexcept { return upload_; }

 private:
  [[nodiscard]] Step next();
  [[nodiscard]] Step wentOn(std::uint64_t offset);
  [[nodiscard]] Step wentBack(std::uint64_t offset);
  [[nodiscard]] Step gone(const Error& why);
  [[nodiscard]] Step startOver(const Error& why);
  [[nodiscard]] Step failed(const Error& error, Step::Do again, double random);

  std::uint64_t size_;
  std::uint64_t chunkSize_;
  RetryOptions retry_;

  UnfinishedUpload upload_;
  std::uint64_t offset_ = 0;
  int tries_ = 1;
  int restarts_ = 0;
  Step again_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
