#include "call/request_trace.hpp"

#include <atomic>
#include <chrono>

#include <directus/call/trace.hpp>

#include "core/report.hpp"
#include "http/passing_streams.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

class MeteredSource final : public PassingSource {
 public:
  MeteredSource(std::shared_ptr<BodySource> source, std::shared_ptr<std::uint64_t> bytes)
      : PassingSource(std::move(source)), bytes_(std::move(bytes)) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    auto count = PassingSource::read(buffer, size);
    if (count) *bytes_ += *count;
    return count;
  }

 private:
  std::shared_ptr<std::uint64_t> bytes_;
};

class MeteredSink final : public PassingSink {
 public:
  MeteredSink(std::shared_ptr<BodySink> sink, std::shared_ptr<std::uint64_t> bytes)
      : PassingSink(std::move(sink)), bytes_(std::move(bytes)) {}

  Result<void> write(std::string_view bytes) override {
    *bytes_ += bytes.size();
    return PassingSink::write(bytes);
  }

 private:
  std::shared_ptr<std::uint64_t> bytes_;
};

std::uint64_t newId() noexcept {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace

std::string pathTemplateOf(const CommandRequest& command) {
  std::string path;
  std::size_t end = 0;
  for (const PathArgument& argument : command.arguments) {
    if (argument.name.empty()) break;
    if (argument.name == "collection") continue;
    path.append(command.path, end, argument.begin - end);
    path.append("{").append(argument.name).append("}");
    end = argument.end;
  }
  return path.append(command.path, end, command.path.find('?', end) - end);
}

struct RequestTrace::Call {
  std::uint64_t id = newId();
  std::string method{};
  std::string pathTemplate{};
  std::string tag{};
  int status = 0;
  int attempts = 0;
  // Shared with the streams, which a hook may keep.
  std::shared_ptr<std::uint64_t> bytesSent = std::make_shared<std::uint64_t>(0);
  std::shared_ptr<std::uint64_t> bytesReceived = std::make_shared<std::uint64_t>(0);
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
};

RequestTrace::RequestTrace(const ClientContext& context, const CommandRequest& command,
                           std::string_view tag)
    : context_(context) {
  const ClientOptions& options = context.options();
  if (!options.onRequestStart && !options.onRequestEnd) return;
  call_ = std::make_unique<Call>();
  call_->method = command.method;
  call_->pathTemplate = pathTemplateOf(command);
  call_->tag = tag;
  report(options.onRequestStart, {.id = call_->id,
                                  .method = call_->method,
                                  .pathTemplate = call_->pathTemplate,
                                  .tag = call_->tag});
}

RequestTrace::~RequestTrace() {
  if (!call_) return;
  const Error error({.kind = ErrorKind::cancelled, .message = "an exception ended the call"});
  reportEnd(&error);
}

void RequestTrace::watch(HttpRequest& request) {
  if (!call_) return;
  call_->method = request.method;
  if (request.source)
    request.source = std::make_shared<MeteredSource>(std::move(request.source), call_->bytesSent);
  if (request.sink)
    request.sink = std::make_shared<MeteredSink>(std::move(request.sink), call_->bytesReceived);
}

void RequestTrace::sent(const HttpRequest& request, const Result<HttpResponse>& response) noexcept {
  if (!call_) return;
  ++call_->attempts;
  if (!request.source) *call_->bytesSent += request.body.size();
  call_->status = response ? response->status : 0;
  if (response) *call_->bytesReceived += response->body.size();
}

void RequestTrace::reportEnd(const Error* error) noexcept {
  const auto duration = std::chrono::steady_clock::now() - call_->begin;
  report(context_.options().onRequestEnd,
         {.id = call_->id,
          .method = call_->method,
          .pathTemplate = call_->pathTemplate,
          .tag = call_->tag,
          .status = call_->status,
          .attempts = call_->attempts,
          .bytesSent = *call_->bytesSent,
          .bytesReceived = *call_->bytesReceived,
          .duration = std::chrono::duration_cast<std::chrono::microseconds>(duration),
          .error = error});
  call_.reset();
}

}  // namespace DIRECTUS_NAMESPACE::detail
