#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <directus/commands/command.hpp>
#include <directus/files/form_data.hpp>

// The requests of tus 1.0.0, as Directus takes them.
// @see https://tus.io/protocols/resumable-upload

namespace DIRECTUS_NAMESPACE::detail {

/// Begins an upload: `POST /files/tus`.
[[nodiscard]] CommandRequest tusCreateRequest(const FormData& form, const std::string& replaces,
                                              std::uint64_t size);
/// Asks how much the server has: `HEAD /files/tus/{id}`.
[[nodiscard]] CommandRequest tusOffsetRequest(std::string_view id);
/// Sends a piece: `PATCH /files/tus/{id}`.
[[nodiscard]] CommandRequest tusChunkRequest(std::string_view id, std::uint64_t offset,
                                             std::shared_ptr<BodySource> source);

/// The upload that a reply to the first one names. Only its id is taken: the address in `Location`
/// is what the server believes to be its own.
[[nodiscard]] Result<std::string> tusIdOf(const HttpResponse& response);

/// Errors: `decode` where the reply does not say.
[[nodiscard]] Result<std::uint64_t> tusOffsetOf(const HttpResponse& response);

}  // namespace DIRECTUS_NAMESPACE::detail
