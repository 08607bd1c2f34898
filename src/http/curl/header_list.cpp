#include "http/curl/header_list.hpp"

#include <atomic>
#include <cstring>

namespace DIRECTUS_NAMESPACE::detail {

curl_slist* CurlHeaderList::build(const Headers& headers, std::span<const std::string_view> more) {
  std::size_t size = 0;
  for (const Header& field : headers) size += field.name.size() + field.value.size() + 3;
  for (const std::string_view line : more) size += line.size() + 1;
  text_.clear();
  text_.reserve(size);  // so that no line moves
  nodes_.clear();

  for (const Header& field : headers) {
    addNode();
    text_ += field.name;
    // `Name:` would take the header out; `Name;` makes libcurl send it empty.
    if (field.value.find_first_not_of(" \t") == std::string::npos)
      text_ += ';';
    else
      text_.append(": ").append(field.value);
    text_ += '\0';
  }
  for (const std::string_view line : more) {
    addNode();
    text_.append(line) += '\0';
  }
  for (std::size_t i = 1; i < nodes_.size(); ++i) nodes_[i - 1].next = &nodes_[i];
  return nodes_.empty() ? nullptr : nodes_.data();
}

void CurlHeaderList::addNode() {
  nodes_.push_back({text_.data() + text_.size(), nullptr});
}

void CurlHeaderList::wipe() noexcept {
  std::memset(text_.data(), 0, text_.size());
  std::atomic_signal_fence(std::memory_order_seq_cst);  // or the compiler leaves the memset out
}

}  // namespace DIRECTUS_NAMESPACE::detail
