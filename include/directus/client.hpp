#pragma once

#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/auth/authentication.hpp>
#include <directus/auth/static_token.hpp>
#include <directus/call/client_handle.hpp>
#include <directus/rest/rest.hpp>

namespace DIRECTUS_NAMESPACE {

class Graphql;
class LiveQueries;
class Realtime;

namespace detail {

template <class Wanted, class... Composables>
inline constexpr bool hasComposable = (std::is_same_v<Wanted, Composables> || ...);

template <class>
inline constexpr bool alwaysFalse = false;

template <class C>
concept Composable = requires { typename C::template Mixin<void>; };

/// The empty base of a client that has the ability; `Composable` makes each such base another type.
template <class Composable>
struct Present {};

/// The members of a client without `rest()`: they only make the compiler say what is missing.
/// `auto` makes compilers say it before they come to the `.get()` behind the call.
struct WithoutRest {
  template <class Sent>
  auto request(const Sent&, const RequestOptions& = RequestOptions()) const {
    static_assert(alwaysFalse<Sent>,
                  "directus: this client cannot send requests: add .with(rest()) to it");
  }
};

/// The members of a client without `staticToken()` and `authentication()`: they only make the
/// compiler say what is missing.
struct WithoutToken {
  template <class T = void>
  auto getToken() const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no token: add .with(staticToken(...)) or "
                  ".with(authentication()) to it");
  }
  template <class T>
  auto setToken(T&&) const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no token: add .with(staticToken(...)) or "
                  ".with(authentication()) to it");
  }
};

/// The members of a client without `authentication()`: they only make the compiler say what is
/// missing.
struct WithoutAuthentication {
  template <class T = LocalLoginPayload>
  auto login(const T&, const LoginOptions& = LoginOptions(),
             const RequestOptions& = RequestOptions()) const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no sessions: add .with(authentication()) to it");
  }
  template <class T = AuthenticationData>
  auto adopt(const T&, const RequestOptions& = RequestOptions()) const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no sessions: add .with(authentication()) to it");
  }
  template <class T = void>
  auto logout() const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no sessions: add .with(authentication()) to it");
  }
  template <class T = void>
  auto refresh() const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no sessions: add .with(authentication()) to it");
  }
  template <class T = void>
  auto stopRefreshing() const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no sessions: add .with(authentication()) to it");
  }
  template <class T>
  auto onAuthChange(const T&) const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no sessions: add .with(authentication()) to it");
  }
};

/// The composable `graphql()` is missing: says so.
struct WithoutGraphql {
  template <class T, class... Arguments>
  auto query(const Arguments&...) const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no GraphQL: include directus/graphql/graphql.hpp and "
                  "add .with(graphql()) to it");
  }
  template <class T, class... Commands>
  auto mutate(const Commands&...) const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no GraphQL: include directus/graphql/graphql.hpp and "
                  "add .with(graphql()) to it");
  }
};

/// The composable `realtime()` is missing: says so.
struct WithoutRealtime {
  template <class T = void>
  auto connect() const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no connection: include directus/realtime/realtime.hpp "
                  "and add .with(realtime()) to it");
  }
  template <class T>
  auto sendMessage(const T&) const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no connection: include directus/realtime/realtime.hpp "
                  "and add .with(realtime()) to it");
  }
  template <auto Collection, class... Shape>
  auto subscribe() const {
    static_assert(alwaysFalse<decltype(Collection)>,
                  "directus: this client has no connection: include directus/realtime/realtime.hpp "
                  "and add .with(realtime()) to it");
  }
  template <class T, class... Options>
  auto subscribe(const T&, const Options&...) const {
    static_assert(alwaysFalse<T>,
                  "directus: this client has no connection: include directus/realtime/realtime.hpp "
                  "and add .with(realtime()) to it");
  }
};

/// The composable `live()` is missing: says so.
struct WithoutLive {
  template <class Sent, class... Options>
  auto live(const Sent&, const Options&...) const {
    static_assert(alwaysFalse<Sent>,
                  "directus: this client has no live queries: include directus/live/live.hpp and "
                  "add .with(live()) to it");
  }
};

template <class... Composables>
using RestStandIn =
    std::conditional_t<hasComposable<Rest, Composables...>, Present<Rest>, WithoutRest>;
template <class... Composables>
using GraphqlStandIn =
    std::conditional_t<hasComposable<Graphql, Composables...>, Present<Graphql>, WithoutGraphql>;
template <class... Composables>
using RealtimeStandIn =
    std::conditional_t<hasComposable<Realtime, Composables...>, Present<Realtime>, WithoutRealtime>;
template <class... Composables>
using LiveStandIn = std::conditional_t<hasComposable<LiveQueries, Composables...>,
                                       Present<LiveQueries>, WithoutLive>;
template <class... Composables>
using TokenStandIn = std::conditional_t<hasComposable<StaticToken, Composables...> ||
                                            hasComposable<Authentication, Composables...>,
                                        Present<StaticToken>, WithoutToken>;
template <class... Composables>
using AuthenticationStandIn = std::conditional_t<hasComposable<Authentication, Composables...>,
                                                 Present<Authentication>, WithoutAuthentication>;

}  // namespace detail

/// A client of one Directus: `createDirectus` makes it, `with` adds its abilities.
/// `rest()` gives it `request`, `authentication()` gives it `login`, `adopt`, `logout`,
/// `refresh`, `getToken`, `setToken`, `stopRefreshing` and `onAuthChange`, `staticToken()` gives it
/// `getToken` and `setToken`, `graphql()` gives it `query` and `mutate`, `realtime()` gives it
/// `connect`, `subscribe` and `send`, `live()` gives it `live`: see their `Mixin`.
///
/// Thread safety: every member may be called from several threads at once.
/// Lifetimes: move-only; destroying it ends the calls in flight with `cancelled` and waits for
/// nothing but a call of an `AuthStorage` or `onAuthChange` that is running.
/// @see https://directus.io/docs/guides/connect/sdk
template <class Schema = void, class... Composables>
class [[nodiscard]] Client : public Composables::template Mixin<Schema>...,
                             public detail::RestStandIn<Composables...>,
                             public detail::GraphqlStandIn<Composables...>,
                             public detail::RealtimeStandIn<Composables...>,
                             public detail::LiveStandIn<Composables...>,
                             public detail::TokenStandIn<Composables...>,
                             public detail::AuthenticationStandIn<Composables...> {
 public:
  /// The struct of its collections; `void` where every call is dynamic.
  using SchemaType = Schema;

  explicit Client(detail::ClientHandle handle,
                  typename Composables::template Mixin<Schema>&&... members)
      : Composables::template Mixin<Schema>(std::move(members))..., handle_(std::move(handle)) {}

  /// The client with another ability: `rest()`, `staticToken(...)`, … in any order. Consumes this
  /// one: `std::move(client).with(...)`.
  template <class C>
  auto with(C composable) && {
    static_assert(detail::Composable<C>,
                  "directus: .with(...) takes a composable, such as rest() or staticToken(...)");
    static_assert(!detail::hasComposable<C, Composables...>,
                  "directus: this client has that composable already");
    static_assert(!(detail::hasComposable<StaticToken, C, Composables...> &&
                    detail::hasComposable<Authentication, C, Composables...>),
                  "directus: a client takes its token from staticToken or from authentication, "
                  "not from both");
    typename C::template Mixin<Schema> members(handle_, std::move(composable));
    return Client<Schema, Composables..., C>(
        std::move(handle_), static_cast<typename Composables::template Mixin<Schema>&&>(*this)...,
        std::move(members));
  }

  Client(const Client&) = delete;
  Client(Client&&) noexcept = default;
  Client& operator=(const Client&) = delete;
  Client& operator=(Client&&) noexcept = default;
  ~Client() = default;

  /// The same client once more, for whoever may outlive this one, such as a coroutine: session,
  /// token, connections and limits are shared. Cheap. The calls in flight end with the last of
  /// them.
  [[nodiscard]] Client share() const {
    return Client(detail::ClientHandle(handle_),
                  typename Composables::template Mixin<Schema>(
                      static_cast<const typename Composables::template Mixin<Schema>&>(*this))...);
  }

  template <class C>
  void with(C) & {
    static_assert(detail::alwaysFalse<C>,
                  "directus: .with(...) consumes the client: write std::move(client).with(...)");
  }

 private:
  detail::ClientHandle handle_;
};

/// A client of the Directus at `url`, without any ability yet: add some with `.with(...)`.
///
/// `Schema` is a struct whose members are the collections: a `std::vector<Model>` is a list, a
/// plain `Model` a singleton. Without one every call is dynamic.
/// Errors: the first call reports a bad `url` (`invalidArgument`).
/// @see https://directus.io/docs/guides/connect/sdk
template <class Schema = void>
[[nodiscard]] Client<Schema> createDirectus(
    std::string_view url, const ClientOptions& options = detail::defaultClientOptions()) {
  return Client<Schema>(detail::makeHandle(url, options));
}

}  // namespace DIRECTUS_NAMESPACE
