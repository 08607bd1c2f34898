#pragma once

#include <string>
#include <string_view>

#include <directus/commands/command.hpp>
#include <directus/commands/key.hpp>
#include <directus/query/query.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The path of a request below the base URL, made of fixed parts and arguments:
/// `Route("/fields").segment("collection", collection)`.
class DIRECTUS_EXPORT Route {
 public:
  Route(const char* path) : path_(path) {}

  /// An argument, escaped so that it stays one segment. One that cannot (empty, `.`, `..`, with a
  /// NUL, not UTF-8, too long for a URL) refuses the command by its `name`, which is of static
  /// storage.
  Route& segment(std::string_view name, const Key& argument);

  /// A fixed part behind an argument, with its slash.
  Route& then(std::string_view part) {
    path_ += part;
    return *this;
  }

  Route& refuse(const Error& error) {
    refused_.add(error);
    return *this;
  }

  /// What every request to here has in common.
  [[nodiscard]] CommandRequest request(std::string_view method) const;

 private:
  std::string path_;
  PathArguments arguments_{};
  Refusal refused_{};
};

/// `appendSegment`, remembered as an argument. `name` is of static storage.
[[nodiscard]] Result<void> appendArgument(std::string& path, PathArguments& arguments,
                                          std::string_view name, std::string_view value);

// What the commands of all resources are made of. An argument that could not be sent comes as an
// error here and refuses the command.

[[nodiscard]] DIRECTUS_EXPORT CommandRequest readRequest(const Route& route,
                                                         Result<QueryParams> query);
/// A read that may also go by SEARCH.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest listRequest(const Route& route,
                                                         Result<QueryParams> query);
[[nodiscard]] DIRECTUS_EXPORT CommandRequest sendRequest(std::string_view method,
                                                         const Route& route,
                                                         const Result<std::string>& body,
                                                         Result<QueryParams> query);
/// PATCH or DELETE of the one item that the route names: sending it twice changes nothing more.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest updateRequest(const Route& route,
                                                           const Result<std::string>& body,
                                                           Result<QueryParams> query);
[[nodiscard]] DIRECTUS_EXPORT CommandRequest removeRequest(const Route& route);

/// A key as it stands in a body. Errors: `invalidArgument` named `name` for one that no server
/// takes.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> keyJson(std::string_view name, const Key& key);

/// `[1,"a"]`. Errors: `invalidArgument` for no key, and for one that no server takes.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> keysJson(const Keys& keys);

/// What a bulk update or delete is about: `"keys":[…]` or `"query":{…}`.
///
/// Errors: `invalidArgument` for no key, and for a query whose filter and search select nothing in
/// particular, since Directus would take it for every item.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> selectKeys(const Keys& keys);
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> selectByQuery(const QueryParts& query);
template <class Model>
[[nodiscard]] Result<std::string> selectByQuery(const Query<Model>& query) {
  return withParts(query, [](const QueryParts& parts) { return selectByQuery(parts); });
}
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> selectEveryItem();

[[nodiscard]] DIRECTUS_EXPORT CommandRequest
removeSelectedRequest(const Route& route, const Result<std::string>& selection);

/// `{"keys":[…],"data":{…}}`.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> changesOf(const Result<std::string>& selection,
                                                            const Result<std::string>& data);

}  // namespace DIRECTUS_NAMESPACE::detail
