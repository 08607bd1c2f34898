// directus_bench_transfers
//   How much resident memory an upload, a resumable upload and a download of 256 MiB, and a list of
//   100,000 items add to a client that has made a request before. Prints a line for each: name,
//   bytes.

#include <directus/directus.hpp>

#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "schema.hpp"
#include "transfer_stub.hpp"

using namespace directus;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t size = std::uint64_t{256} << 20;

/// `VmRSS` or `VmHWM` of this process, in bytes.
std::uint64_t memory(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == name + ':') {
      std::uint64_t kilobytes = 0;
      status >> kilobytes;
      return kilobytes * 1024;
    }
  throw std::runtime_error("no " + name);
}

template <class F>
void measure(const char* what, const F& transfer) {
  std::ofstream("/proc/self/clear_refs") << 5;  // the peak begins anew
  const std::uint64_t before = memory("VmRSS");
  transfer();
  const std::uint64_t peak = std::max(memory("VmHWM"), before);
  std::printf("%s %llu\n", what, static_cast<unsigned long long>(peak - before));
}

void require(bool right, const char* what) {
  if (!right) throw std::runtime_error(what);
}

struct Stored {
  std::int64_t filesize{};
};

void run(const std::string& url) {
  const fs::path folder =
      fs::temp_directory_path() / ("directus-bench-" + std::to_string(::getpid()));
  fs::create_directory(folder);
  const std::string file = folder / "file";
  std::ofstream(file).close();
  fs::resize_file(file, size);

  const auto client = createDirectus(url).with(rest());
  const auto form = [&] { return FormData().append("file", File::fromPath(file)); };
  client.request(uploadFiles<Stored>(FormData().append("file", File::fromMemory("x")))).get();

  measure("upload", [&] {
    const auto stored = client.request(uploadFiles<Stored>(form())).get();
    require(stored.at(0).filesize > static_cast<std::int64_t>(size), "the upload is cut");
  });
  measure("resumable", [&] {
    require(client.request(uploadResumable(form())).get() == "record", "another record");
  });
  measure("download", [&] {
    client.request(withFile(readAssetRaw("file"), folder / "saved")).get();
    require(fs::file_size(folder / "saved") == size, "the download is cut");
  });
  measure("list", [&] {
    const auto articles = readItems<&bench::Schema::articles, bench::Article>();
    std::uint64_t count = 0;
    for (const bench::Article& article :
         client.request(readAll(articles, {.pageSize = bench::pageLength})))
      count += article.title.empty() ? 0 : 1;
    require(count == bench::listLength, "the list is cut");
  });
  fs::remove_all(folder);
}

}  // namespace

int main() {
  const bench::Listener listener = bench::listenOnLoopback();
  const pid_t client = ::getpid();
  const pid_t server = ::fork();
  if (server < 0) return 1;
  if (server == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != client) return 1;
    bench::serveFiles(listener, size);
  }
  try {
    run("http://127.0.0.1:" + std::to_string(listener.port));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
