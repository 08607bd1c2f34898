#pragma once

#include <memory>
#include <utility>

#include <directus/http/body.hpp>
#include <directus/http/response.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A source that reads another one; for those that look at what passes.
class PassingSource : public BodySource {
 public:
  explicit PassingSource(std::shared_ptr<BodySource> source) : source_(std::move(source)) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    return source_->read(buffer, size);
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return source_->size(); }
  bool rewind() override { return source_->rewind(); }

 private:
  std::shared_ptr<BodySource> source_;
};

/// A sink that writes to another one.
class PassingSink : public BodySink {
 public:
  explicit PassingSink(std::shared_ptr<BodySink> sink) : sink_(std::move(sink)) {}

  Result<void> prepare(Headers& headers) override { return sink_->prepare(headers); }
  Result<void> begin(const HttpResponse& head) override { return sink_->begin(head); }
  Result<void> write(std::string_view bytes) override { return sink_->write(bytes); }
  Result<void> end() override { return sink_->end(); }
  bool restart() override { return sink_->restart(); }
  bool startOver() override { return sink_->startOver(); }

 private:
  std::shared_ptr<BodySink> sink_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
