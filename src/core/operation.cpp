#include <directus/core/operation.hpp>

namespace directus::inline v0::detail {

Error operationUsedTwice() {
  return invalidArgument("operation", "already run; make a new one for each call");
}

}  // namespace directus::inline v0::detail
