#pragma once

#include <memory>

#include <directus/async/scope.hpp>

#include "live/live_driver.hpp"
#include "live/live_store.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// A live query that runs.
class LiveCore {
 public:
  LiveCore(std::shared_ptr<LiveStore> store, std::shared_ptr<LiveDriver> driver)
      : store_(std::move(store)), driver_(std::move(driver)) {}

  void start();
  void close() noexcept;

  [[nodiscard]] LiveStore& store() const noexcept { return *store_; }
  [[nodiscard]] LiveDriver& driver() const noexcept { return *driver_; }

 private:
  const std::shared_ptr<LiveStore> store_;
  const std::shared_ptr<LiveDriver> driver_;
  Running running_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
