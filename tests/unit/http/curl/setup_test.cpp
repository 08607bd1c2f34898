// Which certificates a handle trusts.
#include "http/curl/setup.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;
using detail::hasBundle;

TEST_CASE("certificates of a program's own are a bundle wherever the system has its") {
  CHECK(hasBundle({.caFile = "/own.pem"}, nullptr));
  CHECK(hasBundle({.caBlob = "certificates"}, "/no/such/bundle.pem"));
  CHECK_FALSE(hasBundle({}, nullptr));
}

#ifndef _WIN32
TEST_CASE("the folder of the system stays trusted where the system has no bundle") {
  const TemporaryFolder folder;
  const std::string bundle = folder.file("bundle.pem");
  CHECK_FALSE(hasBundle({}, bundle.c_str()));
  writeText(bundle, "certificates");
  CHECK(hasBundle({}, bundle.c_str()));
}
#endif
