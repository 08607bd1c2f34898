#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/graphql/collections.hpp>

#include "core/json_members.hpp"
#include "graphql/document.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What the arguments of a screen say about one level of it, as `deep` has it:
/// `{"_limit":5,"author":{…}}`.
class LevelArguments {
 public:
  LevelArguments(std::string path, std::string_view json);

  /// The JSON of one argument, "" where it was not given; counts as asked for.
  [[nodiscard]] std::string_view value(std::string_view name);
  /// What is said about a relation, or `item:posts`.
  [[nodiscard]] LevelArguments below(std::string_view name);
  /// The name of what nobody asked for, "" when there is nothing left.
  [[nodiscard]] std::string_view left() const;
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string_view take(std::string_view name);

  std::string path_;
  std::vector<JsonMember> members_;
  std::vector<bool> taken_;
};

/// Writes what a GraphQL query selects along the table of a struct, the model's beside it.
class SelectionWriter {
 public:
  SelectionWriter(const CollectionList& schema, GraphqlDocument& document)
      : schema_(schema), document_(document) {}

  /// The fields of a shape: ` { id title author { name } }`.
  void fields(const TypeInfo& shape, const TypeInfo* model, LevelArguments arguments);
  /// `(filter: $filter1, limit: $limit2)`. `collection` is "" where it has to be looked for.
  void listArguments(std::string_view collection, const TypeInfo& model, LevelArguments& arguments,
                     std::string_view more = {});
  /// Refuses what is left of a level's arguments.
  void finish(const LevelArguments& arguments, std::string_view why);

 private:
  void field(const ObjectOps& shape, std::size_t index, const TypeInfo* model,
             LevelArguments& arguments);
  void relation(const TypeInfo& nested, const TypeInfo* model, LevelArguments arguments);
  void function(std::string_view source, std::string_view reply);
  void fragments(const AnyOps& asked, const TypeInfo* known, std::string_view name,
                 LevelArguments& arguments);
  void keysOf(const AnyOps& known);
  [[nodiscard]] std::string filterType(std::string_view collection, const TypeInfo& model,
                                       const LevelArguments& arguments);

  const CollectionList& schema_;
  GraphqlDocument& document_;
  const AnyOps* alternatives_ = nullptr;  ///< whose fragment is being written
  std::size_t alternative_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
