#include <directus/query/custom_params.hpp>

#include <cstdlib>
#include <utility>

#include "core/json_names.hpp"

namespace DIRECTUS_NAMESPACE {

CustomParams::CustomParams() noexcept = default;
CustomParams::CustomParams(const CustomParams&) = default;
CustomParams::CustomParams(CustomParams&&) noexcept = default;
CustomParams& CustomParams::operator=(const CustomParams&) = default;
CustomParams& CustomParams::operator=(CustomParams&&) noexcept = default;
CustomParams::~CustomParams() = default;
CustomParams::CustomParams(std::initializer_list<CustomParam> params) : params_(params) {}
CustomParams::CustomParams(std::vector<CustomParam> params) : params_(std::move(params)) {}

void CustomParam::setText(std::string_view value) {
  if (!detail::isUtf8(value)) refused_ = "holds text that is not UTF-8";
  param_.value = value;
  param_.inUrl = !value.empty();
}

void CustomParam::setJson(detail::ValueText value) {
  refused_ = value.refused;
  if (!refused_.empty()) return;
  const auto start = value.text.find_first_not_of(" \t\r\n");
  const char first = start == std::string::npos ? '\0' : value.text[start];
  if (first == '"') return setText(detail::joinNames(value.text));
  const bool composed = first == '{' || first == '[';
  param_.kind = composed ? QueryParam::Kind::json : QueryParam::Kind::literal;
  param_.value = std::move(value.text);
  // nlohmann writes 1e-07 and 2.0 where JavaScript has 1e-7 and 2.
  const bool number = first == '-' || (first >= '0' && first <= '9');
  if (!number || param_.value.find_first_of(".eE") == std::string::npos) return;
  detail::ValueText written;
  detail::appendFloating(written, std::strtod(param_.value.c_str(), nullptr));
  param_.value = std::move(written.text);
  refused_ = written.refused;
}

}  // namespace DIRECTUS_NAMESPACE
