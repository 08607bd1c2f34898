#include <directus/values/struct_conversion.hpp>

#include <directus/codec/decode.hpp>
#include <directus/codec/encode.hpp>

namespace DIRECTUS_NAMESPACE::detail {

bool decodeStruct(std::string_view json, const TypeInfo& type, void* object) {
  Decoder decoder;
  return decodeValue(decoder, {.text = json}, type, object).has_value();
}

bool encodeStruct(const TypeInfo& type, const void* object, std::string& json) {
  return encodeTo(json, type, object).has_value();
}

}  // namespace DIRECTUS_NAMESPACE::detail
