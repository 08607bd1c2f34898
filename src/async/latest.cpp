#include <directus/async/latest.hpp>

namespace DIRECTUS_NAMESPACE {

Latest::Latest() = default;
Latest::Latest(const Scope& scope) : parent_(scope.state()) {}
Latest::~Latest() = default;

void Latest::cancel() {
  const std::unique_ptr<Scope> before = std::move(current_);
}

const Scope& Latest::next() {
  cancel();
  current_.reset(new Scope(parent_));
  return *current_;
}

}  // namespace DIRECTUS_NAMESPACE
