// What an error says, with and without exceptions.
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;
using namespace std::chrono_literals;

int main() {
  const auto client =
      createDirectus(settings::url()).with(rest()).with(staticToken(settings::token()));
  //! [errors]
  const Result<Json> result =
      client.request(readItems("no_such_collection"), {.timeout = 5s}).result();

  if (result) {
    std::cout << result->dump(2) << '\n';
  } else {
    const Error& error = result.error();
    std::cout << error.what() << '\n';  // GET /items/no_such_collection: 403 FORBIDDEN: You don't …
    if (error.isRetryable()) std::cout << "worth another try later\n";
    for (const ApiError& one : error.errors())
      std::cout << one.codeText << ": " << one.message << '\n';
  }
  //! [errors]
  return result ? 1 : 0;
}
