#pragma once

#include <memory>

#include <directus/http/body.hpp>
#include <directus/http/progress.hpp>
#include <directus/http/response.hpp>

namespace directus::inline v0_1::detail {

/// Tells how much of another source was read.
class CountingSource final : public BodySource {
 public:
  CountingSource(std::shared_ptr<BodySource> source, ProgressHandler handler);

  Result<std::size_t> read(char* buffer, std::size_t size) override;
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return source_->size(); }
  bool rewind() override;

 private:
  std::shared_ptr<BodySource> source_;
  ProgressHandler handler_;
  Progress progress_;
};

/// Tells how much another sink has got.
class CountingSink final : public BodySink {
 public:
  CountingSink(std::shared_ptr<BodySink> sink, ProgressHandler handler);

  Result<void> prepare(Headers& headers) override;
  Result<void> begin(const HttpResponse& head) override;
  Result<void> write(std::string_view bytes) override;
  Result<void> end() override;
  bool restart() override;

 private:
  std::shared_ptr<BodySink> sink_;
  ProgressHandler handler_;
  Progress progress_;
};

}  // namespace directus::inline v0_1::detail
