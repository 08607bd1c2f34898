#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/async/operation.hpp>
#include <directus/call/client_handle.hpp>
#include <directus/core/auth_mode.hpp>
#include <directus/graphql/arguments.hpp>
#include <directus/graphql/request.hpp>
#include <directus/graphql/result.hpp>
#include <directus/graphql/variables.hpp>

namespace DIRECTUS_NAMESPACE {

/// Options of the `graphql` composable; as those of `rest`.
struct GraphqlOptions {
  RequestHook onRequest{};    ///< once for each query, however often it is tried
  ResponseHook onResponse{};  ///< once for each query, after the last try
  RetryOptions retry{};       ///< when a query is tried again; a mutation never is on doubt
  Credentials credentials = Credentials::include;  ///< `omit`: no cookies are sent
};

/// What a query whose text is given says besides.
struct GraphqlQueryOptions {
  GraphqlScope scope = GraphqlScope::items;  ///< the project's collections, or the system's
};

namespace detail {
class GraphqlMembers;
struct CallRules;
}  // namespace detail

/// The composable that `graphql` makes.
class DIRECTUS_EXPORT Graphql {
 public:
  explicit Graphql(GraphqlOptions options);
  Graphql(const Graphql&) noexcept;
  Graphql(Graphql&&) noexcept;
  ~Graphql();

  template <class Schema>
  class Mixin;

 private:
  friend class detail::GraphqlMembers;
  std::shared_ptr<const detail::CallRules> rules_;
};

namespace detail {

/// What of `graphql` is the same with every schema.
class DIRECTUS_EXPORT GraphqlMembers {
 public:
  GraphqlMembers(const ClientHandle& client, Graphql&& composable);
  GraphqlMembers(const GraphqlMembers&) noexcept;
  GraphqlMembers(GraphqlMembers&&) noexcept;
  GraphqlMembers& operator=(const GraphqlMembers&) noexcept;
  GraphqlMembers& operator=(GraphqlMembers&&) noexcept;
  ~GraphqlMembers();

 protected:
  [[nodiscard]] PendingBody body(CommandRequest command, RequestOptions options,
                                 const ReplyOps& reply) const;

 private:
  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<const CallRules> rules_;
};

/// How many commands give something.
template <class Results, class... Replies>
constexpr std::size_t givingCount = (std::size_t{!std::is_void_v<Replies>} + ... + 0);

template <class Results, std::size_t Members, std::size_t Replies>
constexpr bool hasMemberForEachReply = Members == Replies;
template <class Member, class Reply>
constexpr bool memberIsReply =
    std::is_same_v<Member, Reply> || std::is_same_v<Member, std::optional<Reply>>;
template <class Reply>
constexpr bool isTypedReply = true;
template <>
inline constexpr bool isTypedReply<nlohmann::json> = false;

template <class Results, std::size_t Index, class Reply, class... Rest>
constexpr void requireReplies() {
  if constexpr (std::is_void_v<Reply>) {
    if constexpr (sizeof...(Rest) > 0) requireReplies<Results, Index, Rest...>();
  } else {
    static_assert(isTypedReply<Reply>,
                  "directus: a mutation is made of typed commands, whose structs say what to ask "
                  "for: createItem<&Schema::articles, Card>(...)");
    static_assert(memberIsReply<std::remove_cv_t<MemberAt<Results, Index>>, Reply>,
                  "directus: the members of a mutation's result are what its commands give, in "
                  "their order (or a std::optional of that); deleteItem and deleteItems give "
                  "nothing");
    if constexpr (sizeof...(Rest) > 0) requireReplies<Results, Index + 1, Rest...>();
  }
}

template <class T>
const TypeInfo* shapeOf() {
  if constexpr (std::is_void_v<T>)
    return nullptr;
  else
    return &typeInfo<T>();
}

}  // namespace detail

/// What a client gets by `.with(graphql())`.
template <class Schema>
class Graphql::Mixin : public detail::GraphqlMembers {
 public:
  using GraphqlMembers::GraphqlMembers;

  /// Sends a GraphQL text; `T` is what `data` is read into: a struct, `Json`, `GraphqlResult` of
  /// one of them, or `HttpResponse`.
  ///
  /// A query is tried again as a read is, a mutation only where the server cannot have done it.
  /// Errors: as those of a request; `api` for a reply with `errors`, which holds its `data`.
  /// Thread safety, cancellation: as those of a request.
  /// @see https://directus.io/docs/guides/connect/query-parameters
  template <class T>
  Operation<T> query(std::string_view text, const GraphqlVariables& variables = GraphqlVariables(),
                     const GraphqlQueryOptions& how = GraphqlQueryOptions(),
                     RequestOptions options = RequestOptions()) const {
    return Operation<T>(body(detail::graphqlRequest(text, variables, how.scope), std::move(options),
                             detail::ReplyFor<T>::ops));
  }

  /// Asks for all that a screen holds, in one request: its members are collections of the schema
  /// (`articles`), items by their keys (`articles_by_id`), groups (`articles_aggregated`) and
  /// singletons; what is in their structs is what is asked for.
  ///
  /// ```
  /// struct Screen { std::vector<Card> articles; Globals globals; };
  /// client.query<Screen>({{field<"articles">, {.filter = field<"status"> == "published"}}});
  /// ```
  /// Errors: `invalidArgument` for arguments that cannot be sent; else as above.
  template <class Screen, GraphqlScope Scope = GraphqlScope::items>
  Operation<Screen> query(
      const GraphqlArguments<Schema, typename detail::ScreenOf<Screen>::type, Scope>& arguments =
          GraphqlArguments<Schema, typename detail::ScreenOf<Screen>::type, Scope>(),
      RequestOptions options = RequestOptions()) const {
    using Shape = typename detail::ScreenOf<Screen>::type;
    detail::checkScreen<Shape, Schema, Scope>();
    return Operation<Screen>(
        body(detail::graphqlRequest(detail::screenTable<Shape, Schema, Scope>, arguments),
             std::move(options), detail::TypedReplyFor<Screen>::ops));
  }

  /// Does what several typed commands of items would do by REST, in one request and in their order.
  /// What they give is read into the members of `Results`, in the same order.
  ///
  /// ```
  /// struct Saved { Card created; std::vector<Card> archived; };
  /// client.mutate<Saved>(createItem<&Schema::articles, Card>(article),
  ///                      updateItems<&Schema::articles, Card>({1, 2}, {field<"status"> =
  ///                      "archived"}), deleteItem<&Schema::articles>(7));
  /// ```
  /// It is not a transaction: when one fails, those before and behind it may have been done, and
  /// the error holds what they gave (`Error::data`). Never sent twice where it may have been done.
  /// Errors: `invalidArgument` for what GraphQL has no mutation for (changes by a query,
  /// `Alterations`, parameters of the reply); else as those of a request.
  template <class Results, class... Replies>
  Operation<Results> mutate(const Command<Replies>&... commands) const {
    return mutate<Results>(RequestOptions(), commands...);
  }
  /// The same with options of the request.
  template <class Results, class... Replies>
  Operation<Results> mutate(RequestOptions options, const Command<Replies>&... commands) const {
    using Shape = typename detail::ScreenOf<Results>::type;
    static_assert(sizeof...(Replies) > 0, "directus: a mutation is made of commands");
    static_assert(
        detail::hasMemberForEachReply<Shape, detail::memberCount<Shape>,
                                      detail::givingCount<Shape, Replies...>>,
        "directus: a mutation's result has a member for each command that gives something; "
        "deleteItem and deleteItems give nothing");
    if constexpr (detail::memberCount<Shape> == detail::givingCount<Shape, Replies...>)
      detail::requireReplies<Shape, 0, Replies...>();
    const std::array<detail::GraphqlChange, sizeof...(Replies)> changes{
        {{&commands.request(), detail::shapeOf<Replies>()}...}};
    return Operation<Results>(body(
        detail::graphqlRequest(detail::typeInfo<Shape>(), {changes.data(), changes.size(),
                                                           detail::CollectionTable<Schema>::list,
                                                           detail::AllModels<Schema>::list}),
        std::move(options), detail::TypedReplyFor<Results>::ops));
  }
};

/// Without a schema there are texts only.
template <>
class Graphql::Mixin<void> : public detail::GraphqlMembers {
 public:
  using GraphqlMembers::GraphqlMembers;

  /// Sends a GraphQL text: see the other one.
  template <class T>
  Operation<T> query(std::string_view text, const GraphqlVariables& variables = GraphqlVariables(),
                     const GraphqlQueryOptions& how = GraphqlQueryOptions(),
                     RequestOptions options = RequestOptions()) const {
    return Operation<T>(body(detail::graphqlRequest(text, variables, how.scope), std::move(options),
                             detail::ReplyFor<T>::ops));
  }

  /// Only to say what is missing.
  template <class Screen>
  Operation<Screen> query() const {
    static_assert(sizeof(Screen*) == 0,
                  "directus: a typed query needs the schema: createDirectus<Schema>(url)");
  }
};

/// Gives a client `query` and `mutate`.
/// @see https://directus.io/docs/guides/connect/sdk
[[nodiscard]] DIRECTUS_EXPORT Graphql graphql(GraphqlOptions options = GraphqlOptions());

}  // namespace DIRECTUS_NAMESPACE
