#include "codec/field_lookup.hpp"

#include <directus/schema/type_table.hpp>

namespace DIRECTUS_NAMESPACE::detail {

void fillBuckets(const FieldInfo* fields, std::size_t count, std::uint8_t* buckets,
                 std::size_t mask) noexcept {
  std::memset(buckets, noField, mask + 1);
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t bucket = nameHash(fields[i].nameView());
    while (buckets[bucket & mask] != noField) ++bucket;
    buckets[bucket & mask] = static_cast<std::uint8_t>(i);
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
