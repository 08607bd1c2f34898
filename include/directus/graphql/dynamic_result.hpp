#pragma once

#include <optional>
#include <utility>

#include <directus/call/dynamic_reply.hpp>
#include <directus/graphql/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

template <>
struct ReplyReader<GraphqlResult<Json>> {
  static Result<GraphqlResult<Json>> read(HttpResponse& response, Decoder& decoder) {
    auto data = ReplyReader<Json>::read(response, decoder);
    if (data)
      return GraphqlResult<Json>{.data = std::optional<Json>(std::in_place, *std::move(data)),
                                 .errors = {}};
    const Error& error = data.error();
    if (error.kind() != ErrorKind::api || error.status() / 100 != 2) return error;
    GraphqlResult<Json> both{.data = {}, .errors = error.errors()};
    if (error.data().empty() || error.data() == "null") return both;
    auto partial = parseData(error.data());
    if (!partial) return error;
    both.data.emplace(*std::move(partial));
    return both;
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
