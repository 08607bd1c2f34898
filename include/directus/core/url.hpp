#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE {

/// One parameter of a query string, kept so that it can travel in a URL and in a SEARCH body.
struct QueryParam {
  /// How `value` is to be read.
  enum class Kind {
    text,     ///< the characters themselves
    literal,  ///< a JSON number, `true`, `false` or `null`
    json,     ///< a JSON object or array
    list,     ///< a JSON array of names, comma-separated in a URL
  };

  std::string name;
  std::string value{};
  Kind kind = Kind::text;
  bool inUrl =
      true;  ///< false for what the JS SDK puts in a SEARCH body only (`versionRaw: false`)

  friend bool operator==(const QueryParam&, const QueryParam&) = default;
};

/// Parameters in the order in which they are sent.
using QueryParams = std::vector<QueryParam>;

namespace detail {

/// Servers and proxies refuse URLs from about 8 kB on: anything longer is not a key, an id or a
/// name.
constexpr std::size_t longestArgument = 8 * 1024;
/// Servers refuse header lines of more than 8 or 16 KiB; anything longer is not a token.
constexpr std::size_t longestToken = 16 * 1024;

/// Errors: `invalidArgument` named `name` for a text that is not UTF-8 or longer than `longest`.
[[nodiscard]] DIRECTUS_EXPORT Result<void> checkArgument(std::string_view name,
                                                         std::string_view text,
                                                         std::size_t longest = longestArgument);

/// Appends `/segment`, percent-encoded so that it stays one segment.
///
/// Errors: `invalidArgument` named `name` for an empty segment, `.`, `..`, one with NUL, and what
/// `checkArgument` refuses.
[[nodiscard]] DIRECTUS_EXPORT Result<void> appendSegment(std::string& path, std::string_view name,
                                                         std::string_view segment);

/// `text` as application/x-www-form-urlencoded, as `URLSearchParams` writes it.
DIRECTUS_EXPORT void appendFormEncoded(std::string& out, std::string_view text);

/// `a=1&b=2` (no `?`) of the parameters that go into a URL.
DIRECTUS_EXPORT void appendQuery(std::string& out, const QueryParams& params);

/// The parameters as one JSON object: the `query` of a SEARCH, update or delete body.
[[nodiscard]] DIRECTUS_EXPORT std::string queryAsJson(const QueryParams& params);

/// The address of a Directus: where every request of a client goes.
class DIRECTUS_EXPORT BaseUrl {
 public:
  /// Errors: `invalidArgument` for anything but http(s) with a host and a valid port. A query and
  /// a fragment are dropped; a path is kept.
  [[nodiscard]] static Result<BaseUrl> parse(std::string_view text);

  /// `https://host:port`, normalised: lower case, default port left out, IDN as punycode.
  [[nodiscard]] const std::string& origin() const noexcept { return origin_; }
  /// The path without its trailing slash: "" or `/cms`.
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] bool isHttps() const noexcept { return https_; }
  /// `localhost`, 127.0.0.0/8 or `[::1]`.
  [[nodiscard]] bool isLoopback() const noexcept { return loopback_; }
  [[nodiscard]] bool hasUserinfo() const noexcept { return userinfo_; }

  /// `base + path + ?params`, encoded as the JS SDK's URL would be.
  ///
  /// A query in `path` is kept; a parameter of the same name replaces it.
  /// Errors: `invalidArgument` when the result would leave the origin or the base path.
  [[nodiscard]] Result<std::string> resolve(std::string_view path, const QueryParams& params) const;

  /// Whether `url` is absolute and of this origin.
  [[nodiscard]] bool sameOrigin(std::string_view url) const;

 private:
  std::string origin_;
  std::string path_;
  std::string prefix_;  // what every address begins with: origin, userinfo and path
  bool https_ = false;
  bool loopback_ = false;
  bool userinfo_ = false;
};

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
