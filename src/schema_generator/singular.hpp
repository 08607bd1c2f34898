#pragma once

#include <string>
#include <string_view>

namespace schema_generator {

/// One item of what `word` names, for words that end like an English plural: `categories` →
/// `category`, `heroes` → `hero`. Words that no rule has right are on a kept list. The case of the
/// letters stays.
[[nodiscard]] std::string toSingular(std::string_view word);

/// The same for each word of a collection's name: `articles_tags` → `article_tag`, `blogPosts` →
/// `blogPost`. A word ends at what is not a letter, and where a small letter is followed by a
/// capital one.
[[nodiscard]] std::string wordsToSingular(std::string_view name);

}  // namespace schema_generator
