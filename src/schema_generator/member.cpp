#include "member.hpp"

#include <algorithm>
#include <iterator>

#include "source_text.hpp"

namespace schema_generator {

namespace {

/// A longer default is left to the server: every object would carry it, and every reader of the
/// header would have to pass it.
constexpr std::size_t longestDefault = 100;

/// Whether the server gives the field a value where a new item has none.
bool isFilled(const Field& field) {
  constexpr std::string_view specials[] = {"uuid", "date-created", "date-updated"};
  return field.hasAutoIncrement ||
         std::any_of(std::begin(specials), std::end(specials),
                     [&](std::string_view special) { return hasSpecial(field, special); });
}

/// Creating leaves out a key of this name that nobody has set.
bool isPlainKey(const Field& field) {
  return field.isPrimaryKey && field.name == "id";
}

}  // namespace

bool hasSpecial(const Field& field, std::string_view special) {
  return std::find(field.special.begin(), field.special.end(), special) != field.special.end();
}

Member memberOf(const Field& field, std::string type, const std::optional<std::string>& expression,
                const MemberRules& rules) {
  const bool isShort = expression && expression->size() <= longestDefault;
  const bool hasOtherDefault = !field.defaultValue.is_null() && !isShort;
  const bool isLeftToServer = (isFilled(field) || hasOtherDefault) && !isPlainKey(field);
  const bool isNullable = field.isNullable && !(rules.required && field.isRequired);
  const bool mayBeMissing =
      rules.isSingleton && (field.defaultValue.is_null() || field.isPrimaryKey);
  Member member{.type = std::move(type)};
  if (isNullable || isLeftToServer || mayBeMissing)
    member.type = "std::optional<" + member.type + '>';
  if (isShort && !isFilled(field)) member.initialiser = *expression;
  return member;
}

bool isListOfTexts(const Field& field) {
  constexpr std::string_view interfaces[] = {"tags", "simple-list", "select-multiple-checkbox",
                                             "select-multiple-checkbox-tree",
                                             "select-multiple-dropdown"};
  return field.type == "json" && field.hasOnlyTextChoices &&
         std::find(std::begin(interfaces), std::end(interfaces), field.interfaceName) !=
             std::end(interfaces);
}

std::optional<std::string> textsExpression(const nlohmann::json& value) {
  const auto list =
      value.is_string() ? nlohmann::json::parse(value.get<std::string>(), nullptr, false) : value;
  if (!list.is_array()) return std::nullopt;
  std::string items;
  for (const auto& item : list) {
    if (!item.is_string()) return std::nullopt;
    items += (items.empty() ? "" : ", ") + stringLiteral(item.get<std::string>());
  }
  return "std::vector<std::string>{" + items + '}';
}

}  // namespace schema_generator
