#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/result.hpp>
#include <directus/core/url.hpp>
#include <directus/query/value.hpp>

namespace DIRECTUS_NAMESPACE {

/// A parameter that `Query` has no member for.
class CustomParam {
 public:
  template <detail::SingleValue T>
  CustomParam(std::string_view name, const T& value) {
    param_.name = name;
    if constexpr (detail::TextValue<T>)
      setText(std::string_view(value));
    else
      setJson(detail::valueText(value));
  }

  /// As it is sent.
  [[nodiscard]] const QueryParam& param() const noexcept { return param_; }
  /// Why it cannot be sent, "" if it can.
  [[nodiscard]] const std::string& refused() const noexcept { return refused_; }

 private:
  DIRECTUS_EXPORT void setText(std::string_view value);
  DIRECTUS_EXPORT void setJson(detail::ValueText value);

  QueryParam param_;
  std::string refused_{};
};

/// Parameters in the order given: `{{"export", "csv"}, {"tries", 3}, {"payload", json}}`. Empty
/// text is left out of a URL; null goes as `null`, objects and arrays as JSON.
class DIRECTUS_EXPORT CustomParams {
 public:
  CustomParams() noexcept;
  CustomParams(const CustomParams&);
  CustomParams(CustomParams&&) noexcept;
  CustomParams& operator=(const CustomParams&);
  CustomParams& operator=(CustomParams&&) noexcept;
  ~CustomParams();
  CustomParams(std::initializer_list<CustomParam> params);
  CustomParams(std::vector<CustomParam> params);

  [[nodiscard]] bool empty() const noexcept { return params_.empty(); }
  [[nodiscard]] auto begin() const noexcept { return params_.begin(); }
  [[nodiscard]] auto end() const noexcept { return params_.end(); }

 private:
  std::vector<CustomParam> params_;
};

}  // namespace DIRECTUS_NAMESPACE
