#include "codec/value_reader.hpp"

#include <utility>

#include <directus/core/json_text.hpp>

#include "codec/document.hpp"

// An `Any` comes as two fields. They are asked for in the order in which they can be read, but
// nothing promises that they come in it.

namespace DIRECTUS_NAMESPACE::detail {

using Part = AnyState::Part;

bool ValueReader::readCollection(ondemand::value& value, const TypeInfo& type,
                                 std::string_view token, AnyState& state) {
  std::string name;
  if (token != "null") {
    if (token.front() != '"') return mismatch(type, token);
    if (!readText(value, token, name)) return false;
  }
  state.setCollection(name);
  if (state.waiting() == Part::item) return readWaiting(type, state);
  state.resetKey();
  state.wait(Part::collection);
  return true;
}

bool ValueReader::readAny(ondemand::value& value, const TypeInfo& type, std::string_view token,
                          AnyState& state) {
  if (state.waiting() == Part::collection) {
    state.wait(Part::none);
    return readAnyItem(value, type, token, state);
  }
  std::string_view json;
  if (const auto failed = rawJsonOf(value, json)) return fail(failed);
  state.setRaw(json);
  state.wait(Part::item);
  return true;
}

bool ValueReader::readAnyItem(ondemand::value& value, const TypeInfo& type, std::string_view token,
                              AnyState& state) {
  if (token.front() != '{') return readKey(value, type, token, state.resetKey());
  const AnyOps& ops = *type.ops.any;
  const std::size_t index = ops.find(state.collection());
  if (index != ops.count) {
    const AnyAlternative& alternative = ops.alternatives[index];
    state.setObject(index, alternative.make(), *alternative.life);
    return read(value, token, *alternative.type, state.object());
  }
  std::string_view json;
  if (const auto failed = rawJsonOf(value, json)) return fail(failed);
  if (!isJson(json)) return fail(nestsTooDeep(json) ? "nested too deep" : "not JSON");
  state.setRaw(json);
  return true;
}

/// The parser is beyond the item by now: another one reads what was kept of it.
bool ValueReader::readWaiting(const TypeInfo& type, AnyState& state) {
  state.wait(Part::none);
  const std::string json = state.raw();
  Decoder decoder;
  Document document(decoder.state());
  ValueReader reader({}, {.isGraphql = manner_.isGraphql});
  const bool isRead = [&] {
    if (const auto failed = document.open({.text = json})) return reader.fail(failed);
    reader.end_ = document.text().data() + document.text().size();
    reader.depth_ = depth_;
    ondemand::value value;
    if (const auto failed = document.value(value)) return reader.fail(failed);
    if (!reader.readAnyItem(value, type, tokenOf(value), state)) return false;
    return document.isFinished() || reader.fail("something follows the JSON");
  }();
  if (isRead) return true;
  path_ = reader.path_;
  isNextFields_ = true;
  return fail(reader.why_);
}

}  // namespace DIRECTUS_NAMESPACE::detail
