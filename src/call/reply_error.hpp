#pragma once

#include <directus/codec/decode.hpp>
#include <directus/http/request.hpp>
#include <directus/http/response.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The error that a reply outside 2xx stands for, without the secrets that its request carried.
Error replyError(const HttpRequest& request, const HttpResponse& response, Decoder& decoder);

/// `error` of a reply that could not be read, with what is known of the reply: its status, its
/// beginning, and whether the request was executed for all that (`changes`: it was a write).
Error unreadableReply(const HttpRequest& request, const HttpResponse& response, const Error& error,
                      bool changes);

/// The error of a write that was executed, where something should have come back and nothing did.
Error nothingCameBack(const HttpResponse& response);

/// An error of the layers below, without the secrets that its request carried.
Error withoutSecrets(const HttpRequest& request, const Error& error);

}  // namespace DIRECTUS_NAMESPACE::detail
