#include "files/counting_streams.hpp"

#include <utility>

#include "http/content_range.hpp"

namespace DIRECTUS_NAMESPACE::detail {

CountingSource::CountingSource(std::shared_ptr<BodySource> source, ProgressHandler handler)
    : PassingSource(std::move(source)), handler_(std::move(handler)) {
  progress_.total = size();
}

Result<std::size_t> CountingSource::read(char* buffer, std::size_t size) {
  auto count = PassingSource::read(buffer, size);
  if (!count || *count == 0) return count;
  progress_.bytes += *count;
  if (handler_) handler_(progress_);
  return count;
}

bool CountingSource::rewind() {
  if (!PassingSource::rewind()) return false;
  progress_.bytes = 0;
  return true;
}

CountingSink::CountingSink(std::shared_ptr<BodySink> sink, ProgressHandler handler)
    : PassingSink(std::move(sink)), handler_(std::move(handler)) {}

Result<void> CountingSink::begin(const HttpResponse& head) {
  if (const auto range = contentRange(head))
    progress_ = {.bytes = range->begin, .total = range->total};
  else
    progress_ = {.total = contentLength(head)};
  return PassingSink::begin(head);
}

Result<void> CountingSink::write(std::string_view bytes) {
  auto written = PassingSink::write(bytes);
  if (!written) return written;
  progress_.bytes += bytes.size();
  if (handler_) handler_(progress_);
  return {};
}

bool CountingSink::restart() {
  if (!PassingSink::restart()) return false;
  progress_.bytes = 0;
  return true;
}

}  // namespace DIRECTUS_NAMESPACE::detail
