#include "http/counting_streams.hpp"

#include <utility>

#include "http/content_range.hpp"

namespace directus::inline v0_1::detail {

CountingSource::CountingSource(std::shared_ptr<BodySource> source, ProgressHandler handler)
    : source_(std::move(source)), handler_(std::move(handler)) {
  progress_.total = source_->size();
}

Result<std::size_t> CountingSource::read(char* buffer, std::size_t size) {
  auto count = source_->read(buffer, size);
  if (!count || *count == 0) return count;
  progress_.bytes += *count;
  if (handler_) handler_(progress_);
  return count;
}

bool CountingSource::rewind() {
  if (!source_->rewind()) return false;
  progress_.bytes = 0;
  return true;
}

CountingSink::CountingSink(std::shared_ptr<BodySink> sink, ProgressHandler handler)
    : sink_(std::move(sink)), handler_(std::move(handler)) {}

Result<void> CountingSink::prepare(Headers& headers) {
  return sink_->prepare(headers);
}

Result<void> CountingSink::begin(const HttpResponse& head) {
  if (const auto range = contentRange(head))
    progress_ = {.bytes = range->begin, .total = range->total};
  else
    progress_ = {.total = contentLength(head)};
  return sink_->begin(head);
}

Result<void> CountingSink::write(std::string_view bytes) {
  auto written = sink_->write(bytes);
  if (!written) return written;
  progress_.bytes += bytes.size();
  if (handler_) handler_(progress_);
  return {};
}

Result<void> CountingSink::end() {
  return sink_->end();
}

bool CountingSink::restart() {
  if (!sink_->restart()) return false;
  progress_.bytes = 0;
  return true;
}

}  // namespace directus::inline v0_1::detail
