#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/graphql/collections.hpp>
#include <directus/query/aggregate_row.hpp>

// Whether a screen, the struct that a typed query is read into, fits the schema: found while
// compiling, along the same tables as a shape.

namespace DIRECTUS_NAMESPACE::detail {

enum class ScreenFault : unsigned char {
  none,
  field,  ///< said by `ShapeFits` and `RowFits`
  noCollection,
  otherScope,
  notAList,
  notOne,
  noStruct,
  badName,
  leftOut,
  countOfFields,
  leastOfText,
  empty,
};

/// What is wrong with a member of a screen, and where.
struct ScreenProblem {
  ScreenFault fault = ScreenFault::none;
  ShapeProblem at{};
};

constexpr ScreenProblem screenProblemAt(const FieldPath& path, ScreenFault fault) noexcept {
  return {fault, problemAt(path, ShapeFault::none)};
}

/// The same problem with the name of the screen's member before its path.
constexpr ScreenProblem inMember(std::string_view member, const ShapeProblem& problem) noexcept {
  ScreenProblem found{problem.fault == ShapeFault::none ? ScreenFault::none : ScreenFault::field,
                      problem};
  if (found.fault == ScreenFault::none || member.size() + 1 + problem.size > ShapeProblem::maxSize)
    return found;
  FieldWriter writer{.writes = true, .out = found.at.path};
  writer.put(member);
  writer.put(".");
  writer.put({problem.path, problem.size});
  found.at.size = writer.size;
  return found;
}

/// The field that a name stands for: `date` for `year(date)`.
constexpr std::string_view fieldOf(std::string_view source) noexcept {
  const std::size_t open = indexOf(source, '(');
  return open == source.npos ? source : source.substr(open + 1, argumentEnd(source) - open - 1);
}

constexpr ScreenProblem checkNames(const TypeInfo& shape, FieldPath path) noexcept;

constexpr ScreenProblem checkAlternativeNames(const AnyOps& any, FieldPath path) noexcept {
  for (std::size_t i = 0; i < any.count; ++i) {
    path.collection = any.alternatives[i].nameView();
    if (!isGraphqlName(path.collection) || isReservedName(path.collection))
      return screenProblemAt(path, ScreenFault::badName);
    const auto problem = detail::checkNames(*any.alternatives[i].type, {&path, path.depth + 1});
    if (problem.fault != ScreenFault::none) return problem;
  }
  return {};
}

/// That GraphQL takes all names in a shape. The shape was compared with its model: it ends.
constexpr ScreenProblem checkNames(const TypeInfo& shape, FieldPath path) noexcept {
  const ObjectOps& object = *shape.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    path.name = object.asked[i].nameView();
    path.collection = {};
    if (comesUnasked(path.name)) continue;
    const std::string_view source = sourceName(path.name);
    if (!isGraphqlName(fieldOf(source)) || !isGraphqlName(object.fields[i].nameView()))
      return screenProblemAt(path, ScreenFault::badName);
    const TypeInfo& nested = innermost(*object.fields[i].type);
    ScreenProblem problem;
    if (nested.kind == TypeKind::object)
      problem = detail::checkNames(nested, {&path, path.depth + 1});
    else if (nested.kind == TypeKind::any)
      problem = detail::checkAlternativeNames(*nested.ops.any, path);
    if (problem.fault != ScreenFault::none) return problem;
  }
  return {};
}

/// REST knows the least of texts and dates, too.
constexpr ScreenProblem checkLeast(const TypeInfo& fields, const TypeInfo& model,
                                   const FieldPath& function) noexcept {
  const ObjectOps& object = *fields.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    const FieldPath path{&function, function.depth + 1, askedName(object, i)};
    const FieldKind kind = followPath(model, path.name).kind;
    if (kind != FieldKind::number && kind != FieldKind::any)
      return screenProblemAt(path, ScreenFault::leastOfText);
  }
  return {};
}

/// A function of an aggregate names its fields in GraphQL; the items as such are counted by
/// `countAll`, which `count` becomes.
constexpr ScreenProblem checkFunctions(const TypeInfo& row, const TypeInfo& model,
                                       const FieldPath& member) noexcept {
  const ObjectOps& object = *row.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    const FieldPath path{&member, 1, askedName(object, i)};
    if (!isAggregateFunction(path.name)) continue;
    const TypeInfo& type = withoutOptional(*object.fields[i].type);
    const bool countsItems = path.name == "count" || path.name == "countAll";
    if (type.kind != TypeKind::object ? !countsItems : path.name == "countAll")
      return screenProblemAt(path, ScreenFault::countOfFields);
    if (path.name != "min" && path.name != "max") continue;
    const auto problem = checkLeast(type, model, path);
    if (problem.fault != ScreenFault::none) return problem;
  }
  return {};
}

constexpr ScreenProblem checkAggregated(const TypeInfo& row, const TypeInfo& model,
                                        const FieldPath& path) noexcept {
  const auto problem = inMember(requestName(path.name), compareRow(row, model));
  return problem.fault != ScreenFault::none ? problem : checkFunctions(row, model, path);
}

constexpr ScreenProblem checkItems(const TypeInfo& shape, const TypeInfo& model,
                                   const FieldPath& path) noexcept {
  const auto problem = inMember(requestName(path.name), compareObjects(shape, model, {nullptr, 0}));
  return problem.fault != ScreenFault::none ? problem : checkNames(shape, {&path, 1});
}

constexpr ScreenProblem checkMember(const FieldInfo& asked, const CollectionList& schema,
                                    const TypeInfo* model, GraphqlScope scope) noexcept {
  const FieldPath path{nullptr, 0, asked.nameView()};
  const std::string_view source = sourceName(path.name);
  const Root root = findRoot(schema, source, scope);
  if (root.kind == RootKind::unknown) return screenProblemAt(path, ScreenFault::noCollection);
  const CollectionInfo& collection = schema.list[root.collection];
  if (isLeftOut(collection.nameView())) return screenProblemAt(path, ScreenFault::leftOut);
  if (scope == GraphqlScope::items && collection.nameView().starts_with(systemPrefix))
    return screenProblemAt(path, ScreenFault::otherScope);
  if (!isGraphqlName(source) || isReservedName(collection.nameView()) ||
      !isGraphqlName(requestName(path.name)))
    return screenProblemAt(path, ScreenFault::badName);
  const TypeInfo& type = withoutOptional(*asked.type);
  const bool isMany = root.kind == RootKind::list || root.kind == RootKind::aggregated ||
                      root.kind == RootKind::mine;
  if (isMany != (type.kind == TypeKind::list))
    return screenProblemAt(path, isMany ? ScreenFault::notAList : ScreenFault::notOne);
  const TypeInfo& shape = innermost(type);
  if (shape.kind != TypeKind::object) return screenProblemAt(path, ScreenFault::noStruct);
  return root.kind == RootKind::aggregated ? checkAggregated(shape, *model, path)
                                           : checkItems(shape, *model, path);
}

/// A screen with what is known of it: the schema, and the table of each member's model.
struct ScreenTable {
  const TypeInfo& screen;
  const CollectionList& schema;
  const TypeInfo* const* models;  ///< null for a member that is not a collection
  std::size_t memberCount;
  GraphqlScope scope;
};

constexpr ScreenProblem findScreenProblem(const ScreenTable& table) noexcept {
  const TypeInfo& screen = table.screen;
  if (screen.kind != TypeKind::object) return screenProblemAt({nullptr, 0}, ScreenFault::noStruct);
  const ObjectOps& object = *screen.ops.object;
  if (object.fieldCount == 0) return screenProblemAt({nullptr, 0}, ScreenFault::empty);
  // An `Any` and an `Extend` are more than one field, and not collections.
  if (object.fieldCount != table.memberCount)
    return screenProblemAt({nullptr, 0}, ScreenFault::noStruct);
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    const auto problem = checkMember(object.asked[i], table.schema, table.models[i], table.scope);
    if (problem.fault != ScreenFault::none) return problem;
  }
  return {};
}

template <class Screen, class Schema, GraphqlScope Scope,
          class Indices = std::make_index_sequence<memberCount<Screen>>>
struct ScreenModels;

template <class Screen, class Schema, GraphqlScope Scope, std::size_t... I>
struct ScreenModels<Screen, Schema, Scope, std::index_sequence<I...>> {
  template <std::size_t Index>
  static consteval const TypeInfo* modelOf() {
    constexpr Root root =
        findRoot(CollectionTable<Schema>::list, sourceName(ownName<Screen, Index>().view()), Scope);
    if constexpr (root.kind == RootKind::unknown)
      return nullptr;
    else
      return &TypeTable<ModelAt<Schema, root.collection>>::info;
  }
  static constexpr const TypeInfo* list[sizeof...(I) + 1] = {modelOf<I>()..., nullptr};
};

template <class Screen, class Schema, GraphqlScope Scope>
inline constexpr ScreenTable screenTable{typeInfo<Screen>(), CollectionTable<Schema>::list,
                                         ScreenModels<Screen, Schema, Scope>::list,
                                         memberCount<Screen>, Scope};

template <class Screen, class Schema, GraphqlScope Scope>
constexpr ScreenProblem screenProblem = findScreenProblem(screenTable<Screen, Schema, Scope>);

// The member's name is a template argument so that compilers print it.
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool schemaHasCollection = Fault != ScreenFault::noCollection;
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool isInThisScope = Fault != ScreenFault::otherScope;
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool takesList = Fault != ScreenFault::notAList;
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool takesOne = Fault != ScreenFault::notOne;
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool takesStruct = Fault != ScreenFault::noStruct;
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool graphqlTakesName = Fault != ScreenFault::badName;
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool isInGraphql = Fault != ScreenFault::leftOut;
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool namesWhatItCounts = Fault != ScreenFault::countOfFields;
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool takesNumbers = Fault != ScreenFault::leastOfText;
template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
constexpr bool asksForSomething = Fault != ScreenFault::empty;

template <FixedText Member, class Screen, class Schema, ScreenFault Fault>
struct ScreenFits {
  static_assert(schemaHasCollection<Member, Screen, Schema, Fault>,
                "directus: a member of a screen is called like a collection of the schema, or that "
                "with _by_id or _aggregated behind it; renamed<&Screen::writers>"
                "(\"writers:authors\") gives it another name");
  static_assert(isInThisScope<Member, Screen, Schema, Fault>,
                "directus: collections of Directus itself are asked for in the system's scope, "
                "without directus_: query<Screen, GraphqlScope::system>()");
  static_assert(takesList<Member, Screen, Schema, Fault>,
                "directus: this collection is a list: read it into a std::vector of structs, or "
                "one item of it by collection_by_id");
  static_assert(takesOne<Member, Screen, Schema, Fault>,
                "directus: this is one item (a singleton, or asked for by its key): read it into a "
                "struct or a std::optional of one");
  static_assert(takesStruct<Member, Screen, Schema, Fault>,
                "directus: a screen is a struct whose members are structs and lists of structs: "
                "their members are the fields to ask for");
  static_assert(graphqlTakesName<Member, Screen, Schema, Fault>,
                "directus: GraphQL has no such name: its names are letters, digits and _, begin "
                "with no digit and not with __, and Directus keeps some for itself (Query, Date, "
                "Point ...): read this by rest()");
  static_assert(isInGraphql<Member, Screen, Schema, Fault>,
                "directus: this collection of Directus has no items in GraphQL: use its commands, "
                "such as readCollections");
  static_assert(namesWhatItCounts<Member, Screen, Schema, Fault>,
                "directus: in GraphQL an aggregate's function names its fields: struct Counts { "
                "int id{}; }; Counts countDistinct; (count and countAll may be a number: they "
                "count the items)");
  static_assert(takesNumbers<Member, Screen, Schema, Fault>,
                "directus: in GraphQL min and max take numbers only, and this field of the "
                "collection's model is not a number: use aggregate() by rest()");
  static_assert(asksForSomething<Member, Screen, Schema, Fault>,
                "directus: this screen has no members, so it asks for nothing");
};

/// Refuses, with a sentence, a screen that asks for what the schema does not have.
template <class Screen, class Schema, GraphqlScope Scope>
constexpr void checkScreen() noexcept {
  constexpr const ScreenProblem& problem = screenProblem<Screen, Schema, Scope>;
  if constexpr (problem.fault != ScreenFault::none) {
    constexpr FixedText<problem.at.size> path(problem.at.path, problem.at.size);
    if constexpr (problem.fault == ScreenFault::field) {
      static_assert(sizeof(ShapeFits<path, Screen, Schema, problem.at.fault>) > 0);
      static_assert(sizeof(RowFits<path, Screen, Schema, problem.at.fault>) > 0);
    } else {
      static_assert(sizeof(ScreenFits<path, Screen, Schema, problem.fault>) > 0);
    }
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
