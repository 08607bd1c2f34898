#include <directus/commands/files.hpp>
#include <directus/commands/resumable_upload.hpp>
#include <directus/rest/rest.hpp>

#include "call/limits.hpp"
#include "call/sleep.hpp"
#include "commands/tus.hpp"
#include "core/random.hpp"
#include "core/typed_task.hpp"
#include "files/counting_streams.hpp"
#include "rest/pipeline.hpp"
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
  UploadRun(const ClientContext& context, const RestOptions& rest, const ResumableUpload& upload,
            const RequestOptions& options, const SendOptions& limits, File file,
            FileIdentity identity)
      : context_(context),
        rest_(rest),
        upload_(upload),
        options_(options),
        limits_(limits),
        file_(std::move(file)),
        identity_(std::move(identity)),
        fingerprint_(fingerprintOf(*context.base(), upload, identity_)),
        machine_(identity_.size, upload.options().chunkSize, upload.options().retry) {}

  Result<std::string> run() {
    auto step = machine_.begin(load());
    for (;;) {
      if (step.what == UploadMachine::Step::Do::succeed) break;
      if (step.what == UploadMachine::Step::Do::fail) return *step.error;
      auto next = take(step);
      if (!next) return next.error();
      step = std::move(*next);
      save(machine_.upload());
    }
    save({});
    return machine_.upload().file;
  }

 private:
  using Step = UploadMachine::Step;

  /// Does a step. Errors: what ends the call whatever the machine thinks.
  Result<Step> take(const Step& step) {
    switch (step.what) {
      case Step::Do::create:
        return machine_.created(create(), randomFraction());
      case Step::Do::ask:
        return machine_.asked(ask(), randomFraction());
      case Step::Do::look:
        return machine_.looked(look(), randomFraction());
      case Step::Do::check:
        return machine_.checked(check(), randomFraction());
      case Step::Do::send:
        return sendPiece(step);
      default:
        return wait(step.delay);
    }
  }

  template <class T>
  Result<T> send(const CommandRequest& command) {
    std::optional<Result<T>> reply;
    if (auto sent =
            sendWithin(limits_, context_, rest_, command, options_, ReplyFor<T>::ops, &reply);
        !sent)
      return sent.error();
    return *std::move(reply);
  }

  Result<std::string> create() {
    return send<HttpResponse>(
               tusCreateRequest(upload_.form(), upload_.options().replaces, identity_.size))
        .and_then([](const HttpResponse& reply) { return tusIdOf(reply); });
  }

  Result<std::uint64_t> ask() {
    return send<HttpResponse>(tusOffsetRequest(machine_.upload().id))
        .and_then([](const HttpResponse& reply) { return tusOffsetOf(reply); });
  }

  Result<UploadMachine::Looked> look() {
    const std::string& replaces = upload_.options().replaces;
    if (!replaces.empty()) {
      auto state = readState(replaces);
      if (!state) return state.error();
      return UploadMachine::Looked{.file = replaces, .uploadedOn = state->uploaded_on.value_or("")};
    }
    auto found = send<std::vector<FoundRecord>>(
        readFiles<FoundRecord>({.filter = field<"tus_id"> == machine_.upload().id, .limit = 1})
            .request());
    if (!found) return found.error();
    return UploadMachine::Looked{.file = found->empty() ? "" : found->front().id};
  }

  Result<bool> check() {
    const UnfinishedUpload& upload = machine_.upload();
    auto state = readState(upload.file);
    if (!state) return state.error();
    const bool isNew = upload.uploadedOn.empty() || state->uploaded_on != upload.uploadedOn;
    return isNew && !state->tus_id && state->filesize == static_cast<std::int64_t>(identity_.size);
  }

  Result<RecordState> readState(const std::string& key) {
    return send<RecordState>(readFile<RecordState>(key).request());
  }

  Result<Step> sendPiece(const Step& step) {
    auto now = file_.identify();
    if (!now) return now.error();
    if (*now != identity_)
      return Error({.kind = ErrorKind::storage,
                    .message = file_.name() + ": it changed while it was uploaded"});
    auto source = file_.open(step.offset, step.length);
    if (!source) return source.error();
    auto reply = send<HttpResponse>(tusChunkRequest(machine_.upload().id, step.offset,
                                                    counted(std::move(*source), step.offset)));
    if (!reply && reply.error().kind() == ErrorKind::storage) return reply.error();
    return machine_.sent(sentOf(reply), randomFraction());
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

  Result<Step> wait(milliseconds delay) {
    if (limits_.deadline && *limits_.deadline - std::chrono::steady_clock::now() <= delay)
      return Error({.kind = ErrorKind::timeout,
                    .message = "the deadline passes before the upload can go on"});
    if (!sleepFor(context_.clock(), delay, limits_.stop))
      return Error({.kind = ErrorKind::cancelled, .message = "cancelled between two pieces"});
    return machine_.waited();
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
    context_.log(LogLevel::warn, "the storage of unfinished uploads failed",
                 {{"what", error.what()}});
  }

  const ClientContext& context_;
  const RestOptions& rest_;
  const ResumableUpload& upload_;
  const RequestOptions& options_;
  const SendOptions& limits_;
  File file_;
  FileIdentity identity_;
  std::string fingerprint_;
  UploadMachine machine_;
  std::string saved_;  // what the storage has
};

class UploadTask final : public TypedTask<std::string> {
 public:
  UploadTask(std::shared_ptr<ClientContext> context, std::shared_ptr<const RestOptions> rest,
             ResumableUpload upload, RequestOptions options)
      : context_(std::move(context)),
        rest_(std::move(rest)),
        upload_(std::move(upload)),
        options_(std::move(options)) {}

  Result<std::string> run() override {
    const CallLimits limits(*context_, options_, {.timeout = Milliseconds(0)});
    if (limits.stopped()) return limits.error();
    if (!context_->base()) return context_->base().error();
    auto file = fileOf(upload_.form());
    if (!file) return file.error();
    auto identity = file->identify();
    if (!identity) return identity.error();
    if (identity->size == 0)
      return invalidArgument("form", "an empty file: Directus takes it by uploadFiles only");
    return UploadRun(*context_, *rest_, upload_, options_, limits.send(), std::move(*file),
                     std::move(*identity))
        .run();
  }

  void dropped() noexcept override {
    context_->log(LogLevel::warn,
                  "an upload was dropped without .get() or .result(): nothing was sent");
  }

 private:
  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<const RestOptions> rest_;
  ResumableUpload upload_;
  RequestOptions options_;
};

}  // namespace

Operation<std::string> RestMembers::request(ResumableUpload upload, RequestOptions options) const {
  return Operation<std::string>(
      PendingTask(new UploadTask(context_, options_, std::move(upload), std::move(options))));
}

}  // namespace DIRECTUS_NAMESPACE::detail
