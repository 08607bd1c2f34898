#include <directus/codec/decode.hpp>

#include <utility>

#include "codec/document.hpp"
#include "codec/value_reader.hpp"
#include "core/integer.hpp"
#include "core/one_line.hpp"

namespace DIRECTUS_NAMESPACE::detail {

Decoder::Decoder() : state_(new State()) {}
Decoder::Decoder(Decoder&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
Decoder& Decoder::operator=(Decoder&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}
Decoder::~Decoder() {
  delete state_;
}

void Decoder::follow(const DecodeRules& rules) noexcept {
  state_->rules = rules;
}

namespace {

/// What the members of an envelope say.
struct Envelope {
  bool hasData = false;
  bool hasErrors = false;
};

Error decodeError(const ReplyBytes& reply, std::string_view where, std::string_view why) {
  std::string message = shortened(where.substr(!where.empty() && where.front() == '.' ? 1 : 0));
  if (message.empty()) message = "reply";
  message += ": ";
  message += why;
  return Error({.kind = ErrorKind::decode, .message = std::move(message), .status = reply.status});
}

Error decodeError(const ReplyBytes& reply, const ValueReader& reader) {
  return decodeError(reply, reader.path(), reader.why());
}

struct MetaMembers {
  std::optional<JsonText> total_count;
  std::optional<JsonText> filter_count;
};

/// Counts come as numbers or, from Postgres, as strings.
std::optional<std::int64_t> countIn(const std::optional<JsonText>& json) {
  std::string_view text = json ? std::string_view(json->text()) : std::string_view();
  if (text.size() > 2 && text.front() == '"') text = text.substr(1, text.size() - 2);
  const Integer read = readInteger(text);
  std::int64_t count = 0;
  if (read.kind != Integer::Kind::whole || !read.fits(count)) return std::nullopt;
  return count;
}

bool readMeta(ValueReader& reader, ondemand::value& value, ReplyMeta& meta) {
  if (tokenOf(value).front() != '{') return reader.skip(value);
  MetaMembers members;
  if (!reader.read(value, typeInfo<MetaMembers>(), &members)) return false;
  meta = {.totalCount = countIn(members.total_count), .filterCount = countIn(members.filter_count)};
  return true;
}

/// Goes through the members of a document; `onData(value)` reads `data`.
template <class OnData>
bool readEnvelope(ValueReader& reader, Document& document, ReplyMeta& meta, Envelope& envelope,
                  OnData&& onData) {
  ondemand::object object;
  if (const auto failed = document.root().get_object().get(object)) return reader.fail(failed);
  for (auto entry : object) {
    std::string_view name;
    if (const auto failed = readName(entry, name)) return reader.fail(failed);
    ondemand::value& value = inside(entry).value();
    if (name == "data") {
      envelope.hasData = true;
      if (!onData(value)) return reader.inField(name);
    } else if (name == "meta") {
      if (!readMeta(reader, value, meta)) return reader.inField(name);
    } else {
      if (name == "errors" && tokenOf(value) != "null") envelope.hasErrors = true;
      if (!reader.skip(value)) return reader.inField(name);
    }
  }
  return document.isFinished() || reader.fail("something follows the JSON");
}

/// The document itself as a value.
bool readWhole(ValueReader& reader, Document& document, const TypeInfo& type, void* target) {
  ondemand::value value;
  if (const auto failed = document.value(value)) return reader.fail(failed);
  if (!reader.read(value, type, target)) return false;
  return document.isFinished() || reader.fail("something follows the JSON");
}

}  // namespace

Result<void> decodeReply(Decoder& decoder, const ReplyBytes& reply, const TypeInfo& type,
                         void* target, ReplyMeta& meta) {
  Document document(decoder.state());
  if (const auto failed = document.open(reply)) return decodeError(reply, {}, describe(failed));
  ValueReader reader(document.text(), {.leavesMissing = decoder.state().rules.leavesMissing,
                                       .isGraphql = reply.isGraphql});
  Envelope envelope;
  if (document.isObject()) {
    const bool fits = readEnvelope(reader, document, meta, envelope, [&](ondemand::value& value) {
      return reader.read(value, type, target);
    });
    if (!fits || envelope.hasErrors) {
      // `errors` may stand behind a `data` that did not fit because of them.
      if (auto body = parseErrorBody(decoder, reply); body.hasErrors)
        return errorOf(reply.status, std::move(body));
      return decodeError(reply, reader);
    }
    document.rewind();
  }
  if (!envelope.hasData && !readWhole(reader, document, type, target))
    return decodeError(reply, reader);
  return {};
}

Result<std::string_view> splitReply(Decoder& decoder, const ReplyBytes& reply, ReplyMeta& meta) {
  Document document(decoder.state());
  if (const auto failed = document.open(reply)) return decodeError(reply, {}, describe(failed));
  ValueReader reader(document.text());
  Envelope envelope;
  std::string_view json = withoutSpaceBehind(document.text());
  if (document.isObject()) {
    const bool fits = readEnvelope(reader, document, meta, envelope, [&](ondemand::value& value) {
      const auto failed = rawJsonOf(value, json);
      return !failed || reader.fail(failed);
    });
    if (envelope.hasErrors) return errorOf(reply.status, parseErrorBody(decoder, reply));
    if (!fits) return decodeError(reply, reader);
  }
  if (nestsTooDeep(json))
    return decodeError(reply, envelope.hasData ? "data" : "", "nested too deep");
  // The document may be a copy; what is given back may not.
  return reply.text.substr(document.offsetOf(json), json.size());
}

Result<void> decodeValue(Decoder& decoder, const ReplyBytes& json, const TypeInfo& type,
                         void* target, std::string_view root) {
  Document document(decoder.state());
  if (const auto failed = document.open(json)) return decodeError(json, root, describe(failed));
  ValueReader reader(document.text(), {.isGraphql = json.isGraphql});
  if (readWhole(reader, document, type, target)) return {};
  return decodeError(json, std::string(root) + reader.path(), reader.why());
}

}  // namespace DIRECTUS_NAMESPACE::detail
