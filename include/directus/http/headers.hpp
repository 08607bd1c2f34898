#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE {

/// One header field. Values may be secret: never log one that is not on the allow-list.
struct Header {
  std::string name;
  std::string value;
  friend bool operator==(const Header&, const Header&) = default;
};

/// Header fields in the order they were set; names compare without regard to case.
class DIRECTUS_EXPORT Headers {
 public:
  Headers() noexcept;
  Headers(std::initializer_list<Header> fields);
  Headers(const Headers&);
  Headers(Headers&&) noexcept;
  Headers& operator=(const Headers&);
  Headers& operator=(Headers&&) noexcept;
  ~Headers();

  /// Replaces every field of that name by one.
  void set(std::string_view name, std::string_view value);

  /// Sets each field of `other`.
  void merge(const Headers& other);

  /// Whatever the case of its letters; nothing happens when it is not there.
  void remove(std::string_view name);

  /// The first value of that name.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;

  [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }
  [[nodiscard]] auto begin() const noexcept { return fields_.begin(); }
  [[nodiscard]] auto end() const noexcept { return fields_.end(); }

  [[nodiscard]] bool operator==(const Headers&) const;

 private:
  std::vector<Header> fields_;
};

/// The header block of a reply, kept as it was received: most calls never look at it.
class DIRECTUS_EXPORT ResponseHeaders {
 public:
  ResponseHeaders() = default;
  ResponseHeaders(std::initializer_list<Header> fields);

  /// Adds one received line, `Name: value` with or without its line end.
  void appendLine(std::string_view line);
  void clear() noexcept { block_.clear(); }
  void reserve(std::size_t size) { block_.reserve(size); }

  /// The first value of that name, trimmed.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;

  /// Every value of that name (`Set-Cookie` comes several times).
  [[nodiscard]] std::vector<std::string_view> findAll(std::string_view name) const;

  /// Bytes received.
  [[nodiscard]] std::size_t size() const noexcept { return block_.size(); }

 private:
  std::string block_;
};

namespace detail {
/// Compares ASCII letters without regard to case.
[[nodiscard]] DIRECTUS_EXPORT bool equalsIgnoreCase(std::string_view a,
                                                    std::string_view b) noexcept;

/// An `invalidArgument` for a name that is not a token or a value with CR, LF, NUL or another
/// control character; empty when all may be sent.
[[nodiscard]] DIRECTUS_EXPORT Result<void> validateHeaders(const Headers& headers);

/// The same for a method: RFC 9110 token.
[[nodiscard]] DIRECTUS_EXPORT Result<void> validateMethod(std::string_view method);
}  // namespace detail

}  // namespace DIRECTUS_NAMESPACE
