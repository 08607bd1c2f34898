#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include <directus/codec/decode.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Decoders keep buffers that grow with the largest reply: they are lent, so that there are as
/// many as calls that decode at once, not as many as calls.
class DecoderPool {
 public:
  /// Gives its decoder back when it dies.
  class Lease {
   public:
    Lease(DecoderPool& pool, std::unique_ptr<Decoder> decoder)
        : pool_(pool), decoder_(std::move(decoder)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.giveBack(std::move(decoder_)); }

    Decoder& operator*() const noexcept { return *decoder_; }

   private:
    DecoderPool& pool_;
    std::unique_ptr<Decoder> decoder_;
  };

  Lease lease() {
    const std::scoped_lock lock(mutex_);
    if (idle_.empty()) return {*this, std::make_unique<Decoder>()};
    auto decoder = std::move(idle_.back());
    idle_.pop_back();
    return {*this, std::move(decoder)};
  }

 private:
  void giveBack(std::unique_ptr<Decoder> decoder) noexcept {
    decoder->follow({});
    const std::scoped_lock lock(mutex_);
    if (idle_.size() < idle_.capacity()) idle_.push_back(std::move(decoder));
  }

  static std::vector<std::unique_ptr<Decoder>> reserved() {
    std::vector<std::unique_ptr<Decoder>> decoders;
    decoders.reserve(64);  // giving back must not allocate: it happens in a destructor
    return decoders;
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<Decoder>> idle_ = reserved();
};

}  // namespace DIRECTUS_NAMESPACE::detail
