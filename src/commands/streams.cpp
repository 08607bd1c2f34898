#include <directus/commands/streams.hpp>

#include "files/counting_streams.hpp"
#include "files/file_sink.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// `makeSink` is called for each send: a command may be sent many times.
template <class F>
CommandRequest toSinkOf(CommandRequest request, F makeSink) {
  if (!request.options.timeout) request.options.timeout = Milliseconds(0);
  request.onRequest.emplace_back([makeSink = std::move(makeSink)](HttpRequest& http) {
    http.sink = makeSink();
    if (!http.headers.find("Accept-Encoding")) http.headers.set("Accept-Encoding", "identity");
  });
  return request;
}

}  // namespace

RequestHook progressHook(ProgressHandler handler) {
  return [handler = std::move(handler)](HttpRequest& request) {
    if (request.source)
      request.source = std::make_shared<CountingSource>(std::move(request.source), handler);
    else if (request.sink)
      request.sink = std::make_shared<CountingSink>(std::move(request.sink), handler);
  };
}

CommandRequest toSink(CommandRequest request, std::shared_ptr<BodySink> sink) {
  if (!sink) request.refused.add(invalidArgument("sink", "null"));
  return toSinkOf(std::move(request), [sink = std::move(sink)] { return sink; });
}

CommandRequest toFile(CommandRequest request, std::string name) {
  if (name.empty()) request.refused.add(invalidArgument("name", "empty"));
  return toSinkOf(std::move(request), [name = std::move(name)]() -> std::shared_ptr<BodySink> {
    return std::make_shared<FileSink>(name);
  });
}

}  // namespace DIRECTUS_NAMESPACE::detail
