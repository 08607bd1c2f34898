#pragma once

#include <string>
#include <string_view>

namespace schema_generator {

/// `categories` → `category`: one item of a collection, for collections with English names. A word
/// that does not end like an English plural is given back as it is.
[[nodiscard]] std::string toSingular(std::string_view word);

/// The same for the last of the words between underscores: `article_comments` → `article_comment`;
/// or for each of them: `articles_tags` → `article_tag`.
[[nodiscard]] std::string lastToSingular(std::string_view name);
[[nodiscard]] std::string allToSingular(std::string_view name);

}  // namespace schema_generator
