#include <directus/values/csv.hpp>

#include <directus/codec/decode.hpp>
#include <directus/codec/encode.hpp>

namespace DIRECTUS_NAMESPACE {

Result<Csv> Csv::parse(std::string_view text) {
  if (!detail::isUtf8(text)) return detail::invalidArgument("Csv", "not UTF-8");
  Csv csv;
  if (text.empty()) return csv;
  for (std::size_t comma = 0; comma != text.npos;) {
    comma = text.find(',');
    csv.emplace_back(text.substr(0, comma));
    if (comma != text.npos) text.remove_prefix(comma + 1);
  }
  return csv;
}

std::string Csv::toString() const {
  std::string text;
  for (std::size_t i = 0; i < size(); ++i) text.append(i > 0 ? "," : "").append((*this)[i]);
  return text;
}

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
