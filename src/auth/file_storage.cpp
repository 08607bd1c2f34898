#include <directus/auth/file_storage.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include <directus/core/secret.hpp>

#include "auth/file_storage_format.hpp"
#include "core/process.hpp"
#include "core/time.hpp"
#include "files/files.hpp"
#include "files/paths.hpp"

namespace DIRECTUS_NAMESPACE {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

struct FileStorage::State {
  fs::path file;
  fs::path lockFile;
  fs::path temporary;
  fs::path corrupt;
  std::atomic<std::thread::id> holder{};  // the thread that holds the lock by way of this object
  std::atomic<long> holdingProcess{0};    // in this process: a forked child does not hold it

  [[nodiscard]] bool isHeldHere() const noexcept {
    return holder == std::this_thread::get_id() && holdingProcess == detail::currentProcess();
  }
};

namespace {

constexpr milliseconds patienceOfSet = std::chrono::seconds(5);
constexpr milliseconds patienceOfGet = std::chrono::seconds(1);
constexpr milliseconds shortestSleep(1);
constexpr milliseconds longestSleep(10);

/// Text with tokens in it: overwritten when it is done with.
class WipedText {
 public:
  explicit WipedText(std::string text) noexcept : text_(std::move(text)) {}
  WipedText(const WipedText&) = delete;
  WipedText& operator=(const WipedText&) = delete;
  ~WipedText() { detail::wipe(text_); }

  [[nodiscard]] std::string& text() noexcept { return text_; }

 private:
  std::string text_;
};

/// Remembers which thread holds the lock.
class HeldLock final : public StorageLock {
 public:
  HeldLock(std::unique_ptr<detail::FileLock> lock, std::shared_ptr<void> owner,
           std::atomic<std::thread::id>& holder)
      : owner_(std::move(owner)), holder_(holder), lock_(std::move(lock)) {
    holder_ = std::this_thread::get_id();
  }
  ~HeldLock() override { holder_ = std::thread::id(); }

 private:
  std::shared_ptr<void> owner_;
  std::atomic<std::thread::id>& holder_;
  std::unique_ptr<detail::FileLock> lock_;
};

Result<void> requireName(const fs::path& file) {
  if (file.has_filename()) return {};
  return detail::makeError(ErrorKind::storage, "FileStorage: the path names no file");
}

Error damaged(const fs::path& file, const Error& why, std::string_view whatThen) {
  return detail::makeError(ErrorKind::storage, detail::utf8Of(file) + ": it is damaged: " +
                                                   why.what() + "; " + std::string(whatThen));
}

}  // namespace

FileStorage::FileStorage(const std::string& name) : state_(std::make_shared<State>()) {
  state_->file = detail::absolutePathOf(name);
  state_->lockFile = detail::beside(state_->file, ".lock");
  state_->temporary = detail::beside(state_->file, ".tmp");
  state_->corrupt = detail::beside(state_->file, ".corrupt");
}

FileStorage::~FileStorage() = default;

Result<std::optional<AuthenticationData>> FileStorage::get() {
  if (auto named = requireName(state_->file); !named) return named.error();
  std::optional<Error> why;
  const auto read = [&]() -> Result<std::optional<AuthenticationData>> {
    why.reset();
    auto file = detail::readPrivateFile(state_->file, detail::sealPadding);
    if (!file) return file.error();
    if (!file.value()) return std::optional<AuthenticationData>();
    WipedText text(std::move(*file.value()));
    auto data = detail::unsealSession(text.text());
    if (data) return std::optional(std::move(*data));
    why = data.error();
    return *why;
  };
  auto data = read();
  if (!why) return data;

  // Somebody may have put a good one in its place: look again where nobody can.
  std::unique_ptr<StorageLock> held;
  if (!state_->isHeldHere()) {
    auto locked = lock(patienceOfGet);
    if (!locked) return damaged(state_->file, *why, "it stays, since its lock cannot be taken");
    held = std::move(*locked);
    data = read();
    if (!why) return data;
  }
  if (auto moved = detail::moveFile(state_->file, state_->corrupt); !moved)
    return damaged(state_->file, *why, "and cannot be put aside");
  return damaged(state_->file, *why, "it is kept as " + detail::utf8Of(state_->corrupt.filename()));
}

Result<void> FileStorage::set(const std::optional<AuthenticationData>& data) {
  std::unique_ptr<StorageLock> held;
  if (!state_->isHeldHere()) {
    auto locked = lock(patienceOfSet);
    if (!locked) return locked.error();
    held = std::move(*locked);
  }
  if (data) {
    WipedText text(detail::sealSession(*data));
    return detail::replaceFile(state_->file, state_->temporary, text.text());
  }
  if (auto removed = detail::removeFile(state_->temporary); !removed) return removed;
  return detail::removeFile(state_->file);
}

Result<std::unique_ptr<StorageLock>> FileStorage::lock(Milliseconds patience) {
  if (auto named = requireName(state_->file); !named) return named.error();
  const auto end = detail::later(std::chrono::steady_clock::now(), milliseconds(patience));
  for (milliseconds sleep = shortestSleep;; sleep = std::min(sleep * 2, longestSleep)) {
    auto locked = detail::tryLockFile(state_->lockFile);
    if (!locked) return locked.error();
    if (locked.value()) {
      state_->holdingProcess = detail::currentProcess();
      return std::unique_ptr<StorageLock>(
          std::make_unique<HeldLock>(std::move(*locked), state_, state_->holder));
    }
    const auto left = end - std::chrono::steady_clock::now();
    if (left <= left.zero())
      return detail::makeError(ErrorKind::timeout, detail::utf8Of(state_->lockFile) +
                                                       ": somebody else held it for all of " +
                                                       std::to_string(patience.count()) + " ms");
    std::this_thread::sleep_for(std::min<std::chrono::steady_clock::duration>(sleep, left));
  }
}

}  // namespace DIRECTUS_NAMESPACE
