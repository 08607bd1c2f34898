#include "rest/upload_machine.hpp"

#include <algorithm>

#include <directus/codec/decode.hpp>
#include <directus/codec/encode.hpp>
#include <directus/schema/type_table.hpp>

#include "call/retry_policy.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Do = UploadMachine::Step::Do;

/// Whether the server can be asked how far it is, and gone on from there. Unlike any other request
/// a piece can always be sent again: it says where it belongs.
bool canGoOn(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::network:
    case ErrorKind::timeout:
    case ErrorKind::outcomeUnknown:
      return true;
    default:
      return error.isRetryable() || error.status() >= 500 || error.status() == 409 ||
             error.status() == 423;
  }
}

Error forgotten() {
  return makeError(ErrorKind::network, "the server forgot the upload");
}

Error noProgress() {
  return makeError(ErrorKind::network, "the server took nothing of a piece");
}

Error invalidOffset() {
  return makeError(ErrorKind::decode, "the server has more of the file than there is");
}

bool isGone(const Error& error) {
  return error.status() == 404 || error.status() == 410;
}

}  // namespace

std::string UnfinishedUpload::toJson() const {
  return encode(typeInfo<UnfinishedUpload>(), this).value_or("");
}

std::optional<UnfinishedUpload> UnfinishedUpload::fromJson(std::string_view json) {
  UnfinishedUpload upload;
  Decoder decoder;
  if (!decodeValue(decoder, {.text = json}, typeInfo<UnfinishedUpload>(), &upload) ||
      upload.id.empty())
    return std::nullopt;
  return upload;
}

UploadMachine::UploadMachine(std::uint64_t size, std::uint64_t chunkSize, const RetryOptions& retry)
    : size_(size), chunkSize_(std::max<std::uint64_t>(chunkSize, 1)), retry_(retry) {}

UploadMachine::Step UploadMachine::begin(std::optional<UnfinishedUpload> stored) {
  if (!stored) return {.what = Do::create};
  upload_ = std::move(*stored);
  return {.what = Do::ask};
}

UploadMachine::Step UploadMachine::created(const Result<std::string>& id, double random) {
  if (!id) return failed(id.error(), Do::create, random);
  upload_ = {.id = *id};
  offset_ = 0;
  return next();
}

UploadMachine::Step UploadMachine::asked(const Result<std::uint64_t>& offset, double random) {
  if (!offset) {
    if (isGone(offset.error())) return gone(offset.error());
    return failed(offset.error(), Do::ask, random);
  }
  if (*offset > size_) return startOver(invalidOffset());
  return *offset < offset_ ? wentBack(*offset) : wentOn(*offset);
}

UploadMachine::Step UploadMachine::wentOn(std::uint64_t offset) {
  if (offset > offset_) tries_ = 1;
  offset_ = offset;
  return next();
}

/// The server lost a part of what it had. As starting over, not for ever.
UploadMachine::Step UploadMachine::wentBack(std::uint64_t offset) {
  offset_ = offset;
  if (++restarts_ >= retry_.tries) return {.what = Do::fail, .error = noProgress()};
  return next();
}

UploadMachine::Step UploadMachine::next() {
  const std::uint64_t length = std::min(chunkSize_, size_ - offset_);
  if (offset_ + length == size_ && !upload_.maybeWhole) return {.what = Do::look};
  // When all is there already, an empty piece has the server put it together.
  return {.what = Do::send, .offset = offset_, .length = length};
}

UploadMachine::Step UploadMachine::looked(const Result<Looked>& record, double random) {
  if (!record && canGoOn(record.error())) return failed(record.error(), Do::look, random);
  // Without the right to see the record nothing can be found out, should the reply to the last
  // piece be lost.
  if (record) {
    upload_.file = record->file;
    upload_.uploadedOn = record->uploadedOn;
  }
  upload_.maybeWhole = true;
  return next();
}

UploadMachine::Step UploadMachine::sent(const Result<Sent>& piece, double random) {
  if (!piece) {
    if (isGone(piece.error())) return gone(piece.error());
    return failed(piece.error(), Do::ask, random);
  }
  if (piece->offset > size_) return startOver(invalidOffset());
  if (piece->offset < offset_) return wentBack(piece->offset);
  // The last piece is empty when the server had all of the file already.
  if (piece->offset == offset_ && offset_ < size_) return failed(noProgress(), Do::ask, random);
  if (!piece->file.empty()) upload_.file = piece->file;
  if (piece->offset < size_) return wentOn(piece->offset);
  offset_ = piece->offset;
  if (!upload_.file.empty()) return {.what = Do::succeed};
  return {.what = Do::fail,
          .error = makeError(ErrorKind::decode,
                             "the file is there, but the reply does not name it "
                             "(Directus-File-Id)")};
}

UploadMachine::Step UploadMachine::gone(const Error& why) {
  if (!upload_.maybeWhole) return startOver(why);
  if (!upload_.file.empty()) return {.what = Do::check};
  upload_ = {};
  return {.what = Do::fail,
          .error = makeError(ErrorKind::outcomeUnknown,
                             "the reply to the last piece was lost, and the record of the "
                             "file cannot be read")};
}

UploadMachine::Step UploadMachine::checked(const Result<bool>& whole, double random) {
  if (whole && *whole) return {.what = Do::succeed};
  if (whole) return startOver(forgotten());
  if (canGoOn(whole.error())) return failed(whole.error(), Do::check, random);
  return startOver(whole.error());
}

/// Not for ever: a server may forget each upload.
UploadMachine::Step UploadMachine::startOver(const Error& why) {
  upload_ = {};
  offset_ = 0;
  if (++restarts_ >= retry_.tries) return {.what = Do::fail, .error = why};
  return {.what = Do::create};
}

UploadMachine::Step UploadMachine::failed(const Error& error, Do again, double random) {
  Step giveUp{.what = Do::fail, .error = error};
  if (!canGoOn(error)) return giveUp;
  const Error lost({.kind = ErrorKind::network,
                    .message = error.what(),
                    .retryAfter = error.retryAfter(),
                    .retryable = true});
  const auto delay = retryDelay(retry_, lost, tries_, std::nullopt, random);
  if (!delay) return giveUp;
  ++tries_;
  again_ = {.what = again};
  return {.what = Do::wait, .delay = *delay};
}

}  // namespace DIRECTUS_NAMESPACE::detail
