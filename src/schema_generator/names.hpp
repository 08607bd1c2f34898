#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

// Names of Directus as names of C++. They may be anything a database takes: keywords, dashes,
// digits in front, other scripts.

namespace schema_generator {

/// Whether a request can name a field or collection so: no text within may mean something else
/// there (`a.b`, `count(a)`, `alias:field`, `a,b`, `*`), or have to be escaped.
[[nodiscard]] bool isAskable(std::string_view name);

/// Whether `name` can name a member or an enumerator: an identifier of letters, digits and `_` that
/// is not a keyword, not reserved for compilers, and not a macro of some platform's headers.
[[nodiscard]] bool isUsable(std::string_view name);

/// `name` itself where that is usable, else the nearest that is: `class` → `class_`,
/// `my-field` → `my_field`, `2nd` → `_2nd`.
[[nodiscard]] std::string toIdentifier(std::string_view name);

/// `article_comments` → `ArticleComments`; `prefix` is put in front where a letter is missing.
[[nodiscard]] std::string toPascalCase(std::string_view name, std::string_view prefix);

/// Names that are used up, such as those of a struct's members.
class TakenNames {
 public:
  [[nodiscard]] bool has(const std::string& name) const { return names_.contains(name); }

  /// False when `name` was taken already.
  bool take(const std::string& name) { return names_.insert(name).second; }

  /// `name`, or with the first number behind it that makes it new: `name2`.
  std::string takeOrNumber(const std::string& name);

 private:
  std::set<std::string> names_;
};

/// An identifier for each name, all of them different and none of them in `taken`. Whatever can
/// keep its name does.
[[nodiscard]] std::vector<std::string> uniqueIdentifiers(const std::vector<std::string>& names,
                                                         TakenNames taken);

}  // namespace schema_generator
