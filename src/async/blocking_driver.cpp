#include <directus/async/driver.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

class BlockingDriver final : public Driver {
 public:
  bool isBlocking() const noexcept override { return true; }
  const std::stop_source* stopSource() const noexcept override { return nullptr; }
  void post(Place, Job) override {}
  void postAt(std::chrono::milliseconds, Job) override {}
  std::shared_ptr<void> hold() override { return nullptr; }
  void adopt(const std::shared_ptr<AsyncSlot>&) override {}
};

}  // namespace

Driver::~Driver() = default;

Driver& Driver::blocking() noexcept {
  static constinit BlockingDriver driver;
  return driver;
}

}  // namespace DIRECTUS_NAMESPACE::detail
