#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <directus/version.hpp>

#include "http/websocket/frame_header.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Masked frames that wait to be sent.
class OutgoingFrames {
 public:
  /// Numbers that a peer cannot guess.
  using Masks = std::function<std::uint32_t()>;

  explicit OutgoingFrames(Masks masks) : masks_(std::move(masks)) {}

  void add(Opcode opcode, std::string_view payload);
  /// The answer to a ping. While too much waits, only the last one is kept.
  void addPong(std::string_view payload);

  [[nodiscard]] std::string_view pull() noexcept;
  void sent(std::size_t count);
  [[nodiscard]] std::size_t size() const noexcept {
    return sending_.size() - sentOfIt_ + waiting_.size();
  }

 private:
  Masks masks_;
  std::string sending_;  // does not move before it is sent
  std::size_t sentOfIt_ = 0;
  std::string waiting_;
  std::optional<std::string> lastPong_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
