#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <type_traits>

#include <directus/commands/key.hpp>
#include <directus/graphql/screen.hpp>
#include <directus/query/query.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// What a screen's member asks for, `""` where there is no member of that name.
constexpr std::string_view askedBy(const TypeInfo& screen, std::string_view member) noexcept {
  if (screen.kind != TypeKind::object) return {};
  const ObjectOps& object = *screen.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i)
    if (requestName(object.asked[i].nameView()) == member)
      return sourceName(object.asked[i].nameView());
  return {};
}

/// The collection behind a member of a screen.
template <class Schema, class Screen, GraphqlScope Scope, FixedText Member>
struct MemberRoot {
  static constexpr std::string_view source = askedBy(typeInfo<Screen>(), Member.view());
  static constexpr Root root = findRoot(CollectionTable<Schema>::list, source, Scope);

  static consteval auto find() {
    if constexpr (root.kind == RootKind::unknown)
      return std::type_identity<void>();
    else
      return std::type_identity<ModelAt<Schema, root.collection>>();
  }
  using Model = typename decltype(find())::type;
};

// The member's name is a template argument so that compilers print it.
template <FixedText Member, class Screen, bool Is>
constexpr bool screenHasMember = Is;
template <FixedText Member, class Screen, RootKind Kind, bool HasKey>
constexpr bool hasKeyWhereNeeded = HasKey || Kind != RootKind::byKey;
template <FixedText Member, class Screen, RootKind Kind, bool HasKey>
constexpr bool takesKey = !HasKey || Kind == RootKind::byKey;
template <FixedText Member, class Screen, RootKind Kind>
constexpr bool takesArguments = Kind != RootKind::me && Kind != RootKind::mine;

template <class Schema, class Screen, GraphqlScope Scope, FixedText Member, bool HasKey>
constexpr void requireMember() {
  using Found = MemberRoot<Schema, Screen, Scope, Member>;
  constexpr RootKind kind = Found::root.kind;
  static_assert(screenHasMember<Member, Screen, !Found::source.empty()>,
                "directus: this screen has no member of that name");
  static_assert(hasKeyWhereNeeded<Member, Screen, kind, HasKey>,
                "directus: an item that is asked for by its key takes that first: "
                "{field<\"articles_by_id\">, 3}");
  static_assert(takesKey<Member, Screen, kind, HasKey>,
                "directus: only a member called like collection_by_id takes a key");
  static_assert(takesArguments<Member, Screen, kind>,
                "directus: users_me and roles_me take no arguments");
}

/// Adds what a query says about one member, and the key of an item as JSON, "" for none.
DIRECTUS_EXPORT void addMemberArguments(ObjectText& out, std::string_view member,
                                        std::string_view key, const QueryParts& query);

}  // namespace detail

/// What one member of a screen is asked with: `{field<"articles">, {.filter = …, .limit = 10}}`,
/// for an item by its key `{field<"articles_by_id">, 3}`. Below it, `deep` says the same about its
/// relations.
template <class Schema, class Screen, GraphqlScope Scope = GraphqlScope::items>
class GraphqlArgument {
  template <detail::FixedText Member>
  using ModelOfMember = typename detail::MemberRoot<Schema, Screen, Scope, Member>::Model;

 public:
  template <detail::FixedText Member>
  GraphqlArgument(Field<Member>, const Query<ModelOfMember<Member>>& query) {
    detail::requireMember<Schema, Screen, Scope, Member, false>();
    add(Member.view(), {}, query);
  }
  template <detail::FixedText Member>
  GraphqlArgument(Field<Member>, const Key& key,
                  const Query<ModelOfMember<Member>>& query = Query<ModelOfMember<Member>>()) {
    detail::requireMember<Schema, Screen, Scope, Member, true>();
    add(Member.view(), key.json(), query);
  }

 private:
  template <class, class, GraphqlScope>
  friend class GraphqlArguments;

  template <class Model>
  void add(std::string_view member, std::string_view key, const Query<Model>& query) {
    detail::withParts(query, [&](const detail::QueryParts& parts) {
      detail::addMemberArguments(text_, member, key, parts);
    });
  }
  detail::ObjectText text_;
};

/// What the members of a screen are asked with; all of it is sent as GraphQL variables.
template <class Schema, class Screen, GraphqlScope Scope = GraphqlScope::items>
class GraphqlArguments : public detail::ObjectText {
 public:
  GraphqlArguments() noexcept {}
  GraphqlArguments(std::initializer_list<GraphqlArgument<Schema, Screen, Scope>> arguments) {
    for (const auto& argument : arguments) detail::addMembers(*this, argument.text_);
  }
};

}  // namespace DIRECTUS_NAMESPACE
