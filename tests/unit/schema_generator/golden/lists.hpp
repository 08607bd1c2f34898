// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <directus/typed.hpp>

namespace golden::lists {

enum class ProductColours {
  red,
  light_blue,
};

enum class ProductLayout {
  left,
  right,
};

enum class ProductQuestionKind {
  short_,
  long_,
};

enum class ProductSizes {
  s,
  m,
};

enum class ProductStyle {
  wide,
  narrow,
};

enum class ProductTree {
  a,
  b,
};

}  // namespace golden::lists

template <>
inline constexpr auto directus::choices<::golden::lists::ProductColours> =
    directus::choicesOf<::golden::lists::ProductColours>({
        {::golden::lists::ProductColours::light_blue, "light-blue"},
    });

namespace golden::lists {

struct ProductQuestion {
  /// Ends with a question mark.
  std::optional<std::string> question{};
  std::optional<std::string> answer{};
  std::optional<directus::Choice<ProductQuestionKind>> kind{};
  std::optional<std::vector<std::string>> labels{};
  std::optional<std::int64_t> order{};
  std::optional<double> weight{};
  std::optional<bool> open{};
  std::optional<std::string> since{};
  std::optional<std::string> image{};
  std::optional<directus::JsonText> inner{};
  std::optional<std::string> class_{};

  static constexpr auto fieldNames() {
    return directus::renamed<&ProductQuestion::class_>("class");
  }
};

}  // namespace golden::lists

template <>
struct directus::JsonConversion<::golden::lists::ProductQuestion>
    : directus::StructConversion<::golden::lists::ProductQuestion> {};

namespace golden::lists {

struct Product {
  int id{};
  std::vector<std::string> aliases = std::vector<std::string>{"one", "two"};
  std::optional<int> amount{};
  std::optional<std::vector<directus::Choice<ProductColours>>> colours{};
  std::optional<directus::Choice<ProductLayout>> layout = ProductLayout::left;
  std::optional<directus::JsonText> loose{};
  std::optional<directus::JsonText> numbers{};
  std::optional<directus::JsonText> plain{};
  std::optional<std::vector<ProductQuestion>> questions{};
  std::optional<int> required_number = 3;
  std::optional<std::string> required_text{};
  std::optional<std::vector<directus::Choice<ProductSizes>>> sizes{};
  std::optional<directus::Choice<ProductStyle>> style{};
  std::optional<std::vector<std::string>> tags{};
  std::optional<std::vector<directus::Choice<ProductTree>>> tree{};
  std::optional<directus::Csv> words{};
};

struct Schema {
  std::vector<Product> products;
};

}  // namespace golden::lists
