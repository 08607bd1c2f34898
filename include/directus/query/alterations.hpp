#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/query/patch.hpp>
#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

/// Changes to the items of a relation to several ones (one-to-many, the junction of a
/// many-to-many): all others stay. Plain keys or items instead of it replace the whole list.
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
  Refs<Model> delete_{};               ///< keys; what a relation does with them is its own setting
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

  ValueText text_;
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
    for (const auto& ref : alterations.delete_) text.add(RefAccess::state(ref));
    return std::move(text).take();
  }
};

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
