#include <directus/values/hash.hpp>

namespace DIRECTUS_NAMESPACE {

bool Hash::isConcealed() const noexcept {
  return isStored_ && !text_.empty() && text_.find_first_not_of('*') == std::string::npos;
}

Result<Hash> Hash::parse(std::string_view text) {
  if (!detail::isUtf8(text)) return detail::invalidArgument("Hash", "not UTF-8");
  Hash hash{std::string(text)};
  hash.isStored_ = true;
  return hash;
}

bool JsonConversion<Hash>::fromText(std::string_view text, Hash& hash) {
  hash = Hash(std::string(text));
  hash.isStored_ = true;
  return true;
}

bool JsonConversion<Hash>::toText(const Hash& hash, std::string& text) {
  text += hash.text();
  return !isUnset(hash);
}

}  // namespace DIRECTUS_NAMESPACE
