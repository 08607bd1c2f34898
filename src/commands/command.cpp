#include <directus/commands/command.hpp>

#include <directus/files/form_data.hpp>
#include <directus/http/request.hpp>

namespace DIRECTUS_NAMESPACE {

namespace {

Result<void> put(const FormData& form, HttpRequest& request) {
  auto encoded = form.encode();
  if (!encoded) return encoded.error();
  request.source = std::move(encoded->source);
  request.headers.set("Content-Type", std::move(encoded->contentType));
  return {};
}

}  // namespace

SharedForm::SharedForm(FormData form)
    : form_(std::make_shared<const FormData>(std::move(form))), put_(&put) {}

bool operator==(const SharedForm& a, const SharedForm& b) {
  return a.form_ == b.form_ || (a.form_ && b.form_ && *a.form_ == *b.form_);
}

namespace detail {

CommandRequest::CommandRequest() = default;
CommandRequest::CommandRequest(std::string method_, std::string path_)
    : method(std::move(method_)),
      path(std::move(path_)),
      effect(isSafeMethod(method) ? Effect::none : Effect::any) {}
CommandRequest::CommandRequest(const CommandRequest&) = default;
CommandRequest::CommandRequest(CommandRequest&&) noexcept = default;
CommandRequest& CommandRequest::operator=(const CommandRequest&) = default;
CommandRequest& CommandRequest::operator=(CommandRequest&&) noexcept = default;
CommandRequest::~CommandRequest() = default;
bool CommandRequest::operator==(const CommandRequest&) const = default;

CommandRequest withMeta(CommandRequest request) {
  request.params.push_back({.name = "meta", .value = "*"});
  return request;
}

CommandRequest readRouteRequest(std::string path, Result<QueryParams> query) {
  CommandRequest request("GET", std::move(path));
  if (query)
    request.params = std::move(*query);
  else
    request.refused.add(query.error());
  return request;
}

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
