#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/query/patch.hpp>
#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

/// Changes to the items of a relation to several items (one-to-many, the junction of a
/// many-to-many); items that it does not name stay. A plain list of keys or items replaces the
/// whole list instead.
///
/// ```
/// {field<"comments"> = Alterations<Comment>{
///      .create = {NewComment{.text = "First"}, {field<"text"> = "Second"}},
///      .update = {{field<"id"> = 3, field<"text"> = "Better"}},
///      .delete_ = {4}}}
/// ```
/// @see https://directus.io/docs/guides/connect/relations
template <class Model>
struct Alterations {
  std::vector<NewItem<Model>> create{};
  std::vector<Patch<Model>> update{};  ///< each with its primary key
  Refs<Model> delete_{};  ///< keys; the relation's settings say whether these items are deleted or
                          ///< only unlinked
};

namespace detail {

/// `{"create":[…],"update":[…],"delete":[…]}`
class DIRECTUS_EXPORT AlterationsText {
 public:
  void list(std::string_view name);
  void add(const ObjectText& item);
  void add(const RefState& key);
  [[nodiscard]] ValueText take() &&;

 private:
  void next();
  /// `why` begins with what stands behind the place of the item.
  void refuse(const std::string& why);

  ValueText text_;
  Refusal refused_;
  std::string_view list_;
  std::size_t index_ = 0;
};

template <class Model>
struct StructText<Alterations<Model>> {
  static ValueText of(const Alterations<Model>& alterations) {
    AlterationsText text;
    text.list("create");
    for (const auto& item : alterations.create) text.add(item.object());
    text.list("update");
    for (const auto& item : alterations.update) text.add(item.object());
    text.list("delete");
    for (const auto& ref : alterations.delete_) text.add(RefAccess::holder(ref).state());
    return std::move(text).take();
  }
};

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
