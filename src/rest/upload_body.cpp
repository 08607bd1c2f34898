#include <directus/commands/files.hpp>

#include <directus/async/typed_body.hpp>
#include <directus/commands/resumable_upload.hpp>
#include <directus/rest/rest.hpp>

#include "async/hop.hpp"
#include "call/call.hpp"
#include "call/limits.hpp"
#include "call/pause.hpp"
#include "commands/tus.hpp"
#include "core/contained.hpp"
#include "core/random.hpp"
#include "files/counting_streams.hpp"
#include "rest/upload_machine.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

struct FoundRecord {
  std::string id{};
};

struct RecordState {
  std::optional<std::string> tus_id{};
  std::optional<std::int64_t> filesize{};
  std::optional<std::string> uploaded_on{};
};

/// The one file of a form.
Result<File> fileOf(const FormData& form) {
  const File* file = nullptr;
  for (const FormData::Part& part : form.parts()) {
    if (!part.file) continue;
    if (file) return invalidArgument("form", "several files; each is an upload of its own");
    file = &*part.file;
  }
  if (!file) return invalidArgument("form", "without a file");
  return *file;
}

/// What an unfinished upload is stored under.
std::string fingerprintOf(const BaseUrl& base, const ResumableUpload& upload,
                          const FileIdentity& identity) {
  std::string text = base.origin() + base.path() + '|' + identity.text;
  for (const FormData::Part& part : upload.form().parts())
    text += '|' + part.name + '=' +
            (part.file ? part.file->name() + '|' + part.file->type() : part.value);
  return text + '|' + upload.options().replaces;
}

/// One call of an upload: does what the machine says.
class UploadRun {
 public:
  UploadRun(const CallFrame& frame, const ResumableUpload& upload, File file, FileIdentity identity)
      : frame_(frame),
        upload_(upload),
        file_(std::move(file)),
        identity_(std::move(identity)),
        fingerprint_(fingerprintOf(*frame.client.base(), upload, identity_)),
        machine_(identity_.size, upload.options().chunkSize, upload.options().retry) {}

  Flow<Result<std::string>> run() {
    try {
      co_return co_await steps();
    } catch (...) {
      co_return thrownError("the storage or the file of the upload");
    }
  }

 private:
  using Step = UploadMachine::Step;

  Flow<Result<std::string>> steps() {
    auto step = machine_.begin(load());
    for (;;) {
      if (step.what == UploadMachine::Step::Do::succeed) break;
      if (step.what == UploadMachine::Step::Do::fail) co_return *step.error;
      auto next = co_await take(step);
      if (!next) co_return next.error();
      step = std::move(*next);
      co_await Hop(frame_.driver, Place::helper);  // file and storage block
      save(machine_.upload());
    }
    save({});
    co_return machine_.upload().file;
  }

  /// Does a step. Errors: what ends the call whatever the machine thinks.
  Flow<Result<Step>> take(const Step& step) {
    switch (step.what) {
      case Step::Do::create:
        co_return machine_.created(co_await create(), randomFraction());
      case Step::Do::ask:
        co_return machine_.asked(co_await ask(), randomFraction());
      case Step::Do::look:
        co_return machine_.looked(co_await look(), randomFraction());
      case Step::Do::check:
        co_return machine_.checked(co_await check(), randomFraction());
      case Step::Do::send:
        co_return co_await sendPiece(step);
      default:
        co_return co_await wait(step.delay);
    }
  }

  template <class T>
  Flow<Result<T>> send(CommandRequest command) {
    std::optional<Result<T>> reply;
    const auto sent = co_await sendCommand(frame_, command, ReplyFor<T>::slot(reply));
    if (!sent) co_return sent.error();
    co_return *std::move(reply);
  }

  Flow<Result<std::string>> create() {
    auto reply = co_await send<HttpResponse>(
        tusCreateRequest(upload_.form(), upload_.options().replaces, identity_.size));
    if (!reply) co_return reply.error();
    co_return tusIdOf(*reply);
  }

  Flow<Result<std::uint64_t>> ask() {
    auto reply = co_await send<HttpResponse>(tusOffsetRequest(machine_.upload().id));
    if (!reply) co_return reply.error();
    co_return tusOffsetOf(*reply);
  }

  Flow<Result<UploadMachine::Looked>> look() {
    const std::string& replaces = upload_.options().replaces;
    if (!replaces.empty()) {
      auto state = co_await readState(replaces);
      if (!state) co_return state.error();
      co_return UploadMachine::Looked{.file = replaces,
                                      .uploadedOn = state->uploaded_on.value_or("")};
    }
    auto found = co_await send<std::vector<FoundRecord>>(recordRequest());
    if (!found) co_return found.error();
    co_return UploadMachine::Looked{.file = found->empty() ? "" : found->front().id};
  }

  /// By itself: g++ 12 destroys an aggregate twice that is made within a `co_await`.
  [[nodiscard]] CommandRequest recordRequest() const {
    return readFiles<FoundRecord>({.filter = field<"tus_id"> == machine_.upload().id, .limit = 1})
        .request();
  }

  Flow<Result<bool>> check() {
    const UnfinishedUpload& upload = machine_.upload();
    auto state = co_await readState(upload.file);
    if (!state) co_return state.error();
    const bool isNew = upload.uploadedOn.empty() || state->uploaded_on != upload.uploadedOn;
    co_return isNew && !state->tus_id &&
        state->filesize == static_cast<std::int64_t>(identity_.size);
  }

  Flow<Result<RecordState>> readState(const std::string& key) {
    return send<RecordState>(readFile<RecordState>(key).request());
  }

  Flow<Result<Step>> sendPiece(const Step& step) {
    auto now = file_.identify();
    if (!now) co_return now.error();
    if (*now != identity_)
      co_return makeError(ErrorKind::storage, file_.name() + ": it changed while it was uploaded");
    auto source = file_.open(step.offset, step.length);
    if (!source) co_return source.error();
    auto reply = co_await send<HttpResponse>(tusChunkRequest(
        machine_.upload().id, step.offset, counted(std::move(*source), step.offset)));
    if (!reply && reply.error().kind() == ErrorKind::storage) co_return reply.error();
    co_return machine_.sent(sentOf(reply), randomFraction());
  }

  static Result<UploadMachine::Sent> sentOf(const Result<HttpResponse>& reply) {
    if (!reply) return reply.error();
    auto offset = tusOffsetOf(*reply);
    if (!offset) return offset.error();
    return UploadMachine::Sent{
        .offset = *offset,
        .file = std::string(reply->headers.find("Directus-File-Id").value_or(""))};
  }

  std::shared_ptr<BodySource> counted(std::shared_ptr<BodySource> source, std::uint64_t offset) {
    if (!upload_.progress()) return source;
    return std::make_shared<CountingSource>(
        std::move(source),
        [&handler = upload_.progress(), offset, total = identity_.size](const Progress& piece) {
          handler({.bytes = offset + piece.bytes, .total = total});
        });
  }

  Flow<Result<Step>> wait(milliseconds delay) {
    const SendOptions& limits = frame_.limits;
    if (const auto left = limits.timeLeft(); left && *left <= delay)
      co_return makeError(ErrorKind::timeout, "the deadline passes before the upload can go on");
    if (!co_await Pause(frame_.driver, frame_.client.clock(), delay, limits.stop))
      co_return makeError(ErrorKind::cancelled, "cancelled between two pieces");
    co_return machine_.waited();
  }

  std::optional<UnfinishedUpload> load() {
    if (!upload_.options().storage) return std::nullopt;
    auto stored = upload_.options().storage->get(fingerprint_);
    if (!stored) {
      reportFailure(stored.error());
      return std::nullopt;
    }
    if (!stored.value()) return std::nullopt;
    saved_ = *stored.value();
    return UnfinishedUpload::fromJson(saved_);
  }

  void save(const UnfinishedUpload& upload) {
    if (!upload_.options().storage) return;
    std::string text = upload.id.empty() ? "" : upload.toJson();
    if (text == saved_) return;
    auto stored = upload_.options().storage->set(fingerprint_,
                                                 text.empty() ? std::nullopt : std::optional(text));
    if (!stored) reportFailure(stored.error());
    saved_ = std::move(text);
  }

  void reportFailure(const Error& error) const {
    frame_.client.log(LogLevel::warn, "the storage of unfinished uploads failed",
                      {{"what", error.what()}});
  }

  CallFrame frame_;
  const ResumableUpload& upload_;
  File file_;
  FileIdentity identity_;
  std::string fingerprint_;
  UploadMachine machine_;
  std::string saved_;  // what the storage has
};

class UploadBody final : public TypedBody<std::string> {
 public:
  UploadBody(std::shared_ptr<ClientContext> context, std::shared_ptr<const CallRules> rules,
             ResumableUpload upload, RequestOptions options)
      : context_(std::move(context)),
        rules_(std::move(rules)),
        upload_(std::move(upload)),
        options_(std::move(options)) {}

  Flow<Result<std::string>> run(Driver& driver) override {
    const CallLimits limits(*context_, driver, options_, {.timeout = Milliseconds(0)});
    if (limits.stopped()) co_return limits.error();
    if (!context_->base()) co_return context_->base().error();
    auto file = fileOf(upload_.form());
    if (!file) co_return file.error();
    co_await Hop(driver, Place::helper);  // the disk blocks
    auto identity = file->identify();
    if (!identity) co_return identity.error();
    if (identity->size == 0)
      co_return invalidArgument("form", "an empty file: Directus takes it by uploadFiles only");
    const CallFrame frame{driver, *context_, *rules_, options_, limits.send()};
    UploadRun upload(frame, upload_, std::move(*file), *std::move(identity));
    co_return co_await upload.run();
  }

  std::shared_ptr<AsyncSlot> slot() const override { return context_->asyncSlot(); }
  std::string name() const override { return "uploadResumable"; }

  void dropped() noexcept override {
    context_->log(LogLevel::warn,
                  "an upload was dropped without .get() or .result(): nothing was sent");
  }

 private:
  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<const CallRules> rules_;
  ResumableUpload upload_;
  RequestOptions options_;
};

}  // namespace

Operation<std::string> RestMembers::request(ResumableUpload upload, RequestOptions options) const {
  return Operation<std::string>(
      PendingBody(new UploadBody(context_, rules_, std::move(upload), std::move(options))));
}

}  // namespace DIRECTUS_NAMESPACE::detail
