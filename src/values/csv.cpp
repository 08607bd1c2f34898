#include <directus/values/csv.hpp>

#include <directus/codec/decode.hpp>
#include <directus/codec/encode.hpp>

namespace DIRECTUS_NAMESPACE {

bool JsonConversion<Csv>::decode(std::string_view json, Csv& csv) {
  std::vector<std::string> items;
  detail::Decoder decoder;
  if (!detail::decodeValue(decoder, {.text = json}, detail::typeInfo<std::vector<std::string>>(),
                           &items))
    return false;
  csv = Csv(std::move(items));
  return true;
}

bool JsonConversion<Csv>::encode(const Csv& csv, std::string& json) {
  for (const std::string& item : csv)
    if (item.find(',') != std::string::npos) return false;
  const std::vector<std::string>& items = csv;
  return detail::encodeTo(json, detail::typeInfo<std::vector<std::string>>(), &items).has_value();
}

}  // namespace DIRECTUS_NAMESPACE
