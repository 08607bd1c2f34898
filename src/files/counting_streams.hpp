#pragma once

#include <memory>

#include <directus/files/progress.hpp>

#include "http/passing_streams.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Reports how much of another source was read.
class CountingSource final : public PassingSource {
 public:
  CountingSource(std::shared_ptr<BodySource> source, ProgressHandler handler);

  Result<std::size_t> read(char* buffer, std::size_t size) override;
  bool rewind() override;

 private:
  ProgressHandler handler_;
  Progress progress_;
};

/// Reports how much another sink has got.
class CountingSink final : public PassingSink {
 public:
  CountingSink(std::shared_ptr<BodySink> sink, ProgressHandler handler);

  Result<void> begin(const HttpResponse& head) override;
  Result<void> write(std::string_view bytes) override;
  bool restart() override;

 private:
  ProgressHandler handler_;
  Progress progress_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
