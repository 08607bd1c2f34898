#include "codec/document.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::size_t padding = simdjson::SIMDJSON_PADDING;
constexpr std::size_t smallCapacity = 256 * 1024;
constexpr std::size_t smallerInARow = 32;

/// "No memory" says nothing about a document: it must not be taken for a damaged one.
simdjson::error_code thrownWithoutMemory(simdjson::error_code code) {
  if (code == simdjson::MEMALLOC) throw std::bad_alloc();
  return code;
}

}  // namespace

simdjson::error_code Decoder::State::makeRoom(std::size_t size) {
  const std::size_t capacity = parser.capacity();
  smaller = capacity > smallCapacity && size < capacity / 4 ? smaller + 1 : 0;
  if (smaller > smallerInARow) {
    smaller = 0;
    parser = ondemand::parser();
    copy = std::string();
    wrapped = std::string();
  }
  if (size <= parser.capacity()) return simdjson::SUCCESS;
  // Some room to grow: replies to one query differ a little in size.
  const std::size_t room = (std::max)(size + size / 4, std::size_t{16 * 1024});
  // simdjson does not look whether it got its largest buffer, and would write to address 0.
  ::operator delete(::operator new(room * 2));  // a new-expression could be left out
  return thrownWithoutMemory(parser.allocate(room));
}

simdjson::error_code Document::iterate(const char* text, std::size_t size) {
  return thrownWithoutMemory(
      state_.parser.iterate(simdjson::padded_string_view(text, size, size + padding))
          .get(document_));
}

simdjson::error_code Document::open(const ReplyBytes& bytes) {
  skipped_ = bytes.text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  text_ = bytes.text.substr(skipped_);
  const auto begin = text_.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return simdjson::EMPTY;
  first_ = text_[begin];
  if (const auto failed = state_.makeRoom(text_.size())) return failed;
  // At a NUL simdjson stops; at anything else it could take the end of cut JSON for more of it.
  if (bytes.padding < padding || *(text_.data() + text_.size()) != '\0') {
    state_.copy.reserve(text_.size() + padding);
    state_.copy.assign(text_);
    state_.copy.append(padding, '\0');
    text_ = std::string_view(state_.copy).substr(0, text_.size());
  }
  return iterate(text_.data(), text_.size());
}

simdjson::error_code Document::value(ondemand::value& value) {
  if (first_ == '{' || first_ == '[') {
    // simdjson looks at the last character only where it reads a root object or array.
    if (withoutSpaceBehind(text_).back() != (first_ == '{' ? '}' : ']'))
      return simdjson::INCOMPLETE_ARRAY_OR_OBJECT;
    return document_.get_value().get(value);
  }
  // simdjson does not give a scalar document as a value: make it an item.
  if (!isJson(text_)) return simdjson::TAPE_ERROR;
  state_.wrapped.reserve(text_.size() + 2 + padding);
  state_.wrapped.assign(1, '[').append(text_).append(1, ']').append(padding, '\0');
  if (const auto failed = iterate(state_.wrapped.data(), text_.size() + 2)) return failed;
  return document_.get_array().at(0).get(value);
}

bool Document::isFinished() noexcept {
  if (first_ != '{' && first_ != '[') return true;  // checked by `value`
  const char* at = nullptr;
  return document_.current_location().get(at) == simdjson::OUT_OF_BOUNDS;
}

}  // namespace DIRECTUS_NAMESPACE::detail
