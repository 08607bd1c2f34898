#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include <directus/core/callback.hpp>
#include <directus/core/refusal.hpp>
#include <directus/core/url.hpp>
#include <directus/http/request.hpp>
#include <directus/http/request_options.hpp>
#include <directus/http/response.hpp>

namespace DIRECTUS_NAMESPACE {

class FormData;

/// Called before a request is sent; may change every part of it.
using RequestHook = Callback<HttpRequest&>;

/// Called with what came back, before it is read: a reply of any status, or the error that came
/// instead. May change either. A failure after this point (`decode`) reaches the caller only.
using ResponseHook = Callback<const HttpRequest&, Result<HttpResponse>&>;

/// A list together with what Directus counted (`meta=*`).
/// @see https://directus.io/docs/guides/connect/query-parameters
template <class T>
struct Page {
  std::vector<T> items{};
  std::optional<std::int64_t> totalCount{};   ///< items in the collection
  std::optional<std::int64_t> filterCount{};  ///< items that match the filter and search
};

/// The form of a command, made from a `FormData`: shared by the command's copies, compared by what
/// is in it.
class DIRECTUS_EXPORT SharedForm {
 public:
  SharedForm() noexcept = default;
  SharedForm(FormData form);

  /// Null when the command has none.
  [[nodiscard]] const FormData* get() const noexcept { return form_.get(); }

  /// For this library's own use: encodes the form, which is there, as the body of a request.
  /// Errors: those of `FormData::encode`.
  [[nodiscard]] Result<void> putInto(HttpRequest& request) const { return put_(*form_, request); }

  friend DIRECTUS_EXPORT bool operator==(const SharedForm& a, const SharedForm& b);

 private:
  std::shared_ptr<const FormData> form_;
  // A program without forms does not link what encodes them.
  Result<void> (*put_)(const FormData& form, HttpRequest& request) = nullptr;
};

namespace detail {

/// Where an argument is in a command's path, in order.
struct PathArgument {
  std::string_view name{};  ///< of static storage; empty: no argument
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const PathArgument&, const PathArgument&) = default;
};
using PathArguments = std::array<PathArgument, 3>;

/// What sending a request changes at the server.
enum class Effect : unsigned char {
  none,     ///< sending it again harms nobody
  oneItem,  ///< the one item that the path names: sent twice, it changes nothing more
  any,      ///< whatever it is, twice may be once too often
};

/// What a command says to send: a value without a client.
struct DIRECTUS_EXPORT CommandRequest {
  CommandRequest();
  /// With the effect that such a method has: none of GET, HEAD, OPTIONS and SEARCH, else any.
  CommandRequest(std::string method, std::string path);
  CommandRequest(const CommandRequest&);
  CommandRequest(CommandRequest&&) noexcept;
  CommandRequest& operator=(const CommandRequest&);
  CommandRequest& operator=(CommandRequest&&) noexcept;
  ~CommandRequest();

  std::string method = "GET";
  std::string path{};  ///< below the base URL; arguments are encoded already
  PathArguments arguments{};
  QueryParams params{};
  std::string body{};
  SharedForm form{};  ///< sent instead of `body`
  Headers headers{};
  RequestOptions options{};
  std::string token{};  ///< overrides the client's; "" = the client's
  std::vector<RequestHook> onRequest{};
  std::vector<ResponseHook> onResponse{};
  Effect effect = Effect::none;
  bool searchable = false;      ///< a list that the server also reads by SEARCH
  bool secret = false;          ///< the body or the query holds a password or a token
  bool endsInRedirect = false;  ///< a redirect is its success, as of a link in a mail
  bool leavesMissing = false;   ///< members of the result that do not come stay as they are
  Refusal refused{};            ///< why it must not be sent; the call ends with `invalidArgument`

  [[nodiscard]] bool operator==(const CommandRequest&) const;
};

/// The request of a list, asking for the counts, too.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest withMeta(CommandRequest request);

/// A GET of a fixed route.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest
readRouteRequest(std::string path, Result<QueryParams> query = QueryParams());

template <class T>
struct PageOf;
template <class T>
struct PageOf<std::vector<T>> {
  using type = Page<T>;
};
template <>
struct PageOf<nlohmann::json> {
  using type = Page<nlohmann::json>;
};

}  // namespace detail

/// A request to Directus as a value, and by its type how to read the reply (`T`). It can be
/// compared, knows no client, and may be sent many times, by several clients at once.
///
/// A bad argument (an empty key, a path that leaves the collection) makes a command that is
/// refused when it is sent: `ErrorKind::invalidArgument`, nothing goes out.
template <class T>
class [[nodiscard("directus: a command does nothing until client.request(command)")]] Command {
 public:
  using value_type = T;

  explicit Command(detail::CommandRequest request) : request_(std::move(request)) {}

  /// What is sent: for this library's own use, and for looking at in a test.
  [[nodiscard]] const detail::CommandRequest& request() const& noexcept { return request_; }
  [[nodiscard]] detail::CommandRequest&& request() && noexcept { return std::move(request_); }

  /// Asks for the counts, too: the reply is a `Page`.
  [[nodiscard]] auto withMeta() const {
    return Command<typename detail::PageOf<T>::type>(detail::withMeta(request_));
  }

  friend bool operator==(const Command&, const Command&) = default;

 private:
  detail::CommandRequest request_;
};

/// A command that asks for the fields of `T`, and of a relation (`Ref`) for its key only, as typed
/// commands do. So the struct behind a relation costs no compile time. It may stand wherever a
/// `Command<T>` may.
template <class T>
class [[nodiscard("directus: a command does nothing until client.request(command)")]] TypedCommand
    : public Command<T> {
 public:
  using Command<T>::Command;

  /// Asks for the counts, too: the reply is a `Page`.
  [[nodiscard]] auto withMeta() const {
    return TypedCommand<typename detail::PageOf<T>::type>(detail::withMeta(this->request()));
  }
};

namespace detail {
template <class C>
concept AnyCommand = std::is_base_of_v<Command<typename C::value_type>, C>;
}  // namespace detail

}  // namespace DIRECTUS_NAMESPACE
