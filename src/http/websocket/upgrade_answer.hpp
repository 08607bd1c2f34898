#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/error.hpp>
#include <directus/http/headers.hpp>

#include "http/websocket/upgrade.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Reads the answer to an upgrade, whatever pieces it comes in.
class UpgradeAnswer {
 public:
  enum class State { more, accepted, refused };

  /// `maxHeaderSize` as in `HttpOptions`.
  UpgradeAnswer(const UpgradeRequest& request, std::size_t maxHeaderSize)
      : origin_(request.origin),
        accept_(request.accept),
        protocols_(request.protocols),
        maxHeaderSize_(maxHeaderSize) {}

  /// Takes what belongs to it from the beginning of `bytes`; what is left is the first frames.
  [[nodiscard]] State take(std::string_view& bytes);

  /// Why it was refused.
  [[nodiscard]] const Error& error() const noexcept { return *error_; }
  /// The error when nothing more comes.
  [[nodiscard]] Error cutOff() const;

 private:
  [[nodiscard]] State takeLine(std::string_view line);
  [[nodiscard]] State takeStatus(std::string_view line);
  [[nodiscard]] State endOfBlock();
  [[nodiscard]] const char* faultOfHeaders() const;
  [[nodiscard]] Error refusal() const;
  [[nodiscard]] State refuse(Error error);
  [[nodiscard]] State refuse(ErrorKind kind, std::string message);

  const std::string origin_;
  const std::string accept_;
  const std::vector<std::string> protocols_;
  const std::size_t maxHeaderSize_;
  std::size_t cost_ = 0;  // of the header so far
  std::string line_;      // what came of the line
  int status_ = 0;        // of the block that is being read
  std::string statusText_;
  ResponseHeaders headers_;
  std::optional<Error> error_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
