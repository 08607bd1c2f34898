#include "http/curl/setup.hpp"

#include <cstdlib>
#include <limits>

#ifndef _WIN32
#include <unistd.h>
#endif

#include "http/curl/global.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr long receiveBuffer = 128L << 10;
constexpr long uploadBuffer = 512L << 10;

bool isReadable(const char* file) noexcept {
#ifndef _WIN32
  return file && ::access(file, R_OK) == 0;
#else
  return file != nullptr;
#endif
}

bool hasOwnBundle(const HttpOptions& options) noexcept {
  return !options.caFile.empty() || !options.caBlob.empty();
}

void setTrust(EasyOptions& easy, CURL* handle, const HttpOptions& options) {
  easy.set(CURLOPT_SSL_VERIFYPEER, 1L);
  easy.set(CURLOPT_SSL_VERIFYHOST, 2L);
  easy.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));

  if (!options.caBlob.empty()) {
    curl_blob blob{};
    blob.data = const_cast<char*>(options.caBlob.data());
    blob.len = options.caBlob.size();
    blob.flags = CURL_BLOB_COPY;
    easy.set(CURLOPT_CAINFO_BLOB, &blob);
  }
  if (!options.caFile.empty()) easy.set(CURLOPT_CAINFO, options.caFile.c_str());

  if (!options.caDir.empty()) {
    easy.set(CURLOPT_CAPATH, options.caDir.c_str());
    if (!hasOwnBundle(options)) easy.set(CURLOPT_CAINFO, static_cast<const char*>(nullptr));
    return;
  }
  // A directory beside the bundle (Debian's default) keeps libcurl from caching the bundle.
  char* systemBundle = nullptr;
  curl_easy_getinfo(handle, CURLINFO_CAINFO, &systemBundle);
  if (hasBundle(options, systemBundle))
    easy.trySet(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
}

void setClientCertificate(EasyOptions& easy, const HttpOptions& options) {
  if (options.clientCert.empty()) return;
  const std::string& key = options.clientKey.empty() ? options.clientCert : options.clientKey;
  easy.set(CURLOPT_SSLCERT, options.clientCert.c_str());
  easy.set(CURLOPT_SSLKEY, key.c_str());
  if (!options.clientKeyPassword.empty())
    easy.set(CURLOPT_KEYPASSWD, options.clientKeyPassword.c_str());
}

bool isProxyInEnvironment() {
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    if (const char* value = std::getenv(name); value && *value) return true;
  return false;
}

void setProxy(EasyOptions& easy, const HttpOptions& options) {
  if (!options.proxy.empty()) {
    easy.set(CURLOPT_PROXY, options.proxy.c_str());
    easy.set(CURLOPT_NOPROXY, options.noProxy.c_str());  // "" also keeps the environment's out
  } else if (!isProxyInEnvironment()) {
    // Otherwise libcurl asks the environment before every request.
    easy.set(CURLOPT_NOPROXY, "*");
  } else if (!options.noProxy.empty()) {
    easy.set(CURLOPT_NOPROXY, options.noProxy.c_str());
  }
}

/// Everything of libcurl that would act on its own.
void setManners(EasyOptions& easy) {
  easy.set(CURLOPT_NOSIGNAL, 1L);
  easy.set(CURLOPT_FOLLOWLOCATION, 0L);
  easy.set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  easy.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  easy.set(CURLOPT_PATH_AS_IS, 1L);
  easy.set(CURLOPT_HTTP09_ALLOWED, 0L);
  easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
#if LIBCURL_VERSION_NUM >= 0x075500
  if (curlFacts().version >= 0x075500) easy.set(CURLOPT_PROTOCOLS_STR, "http,https");
#else
  easy.set(CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
#if LIBCURL_VERSION_NUM >= 0x075700
  // Ending a call does not wait for a name server: the resolver's thread ends by itself.
  if (curlFacts().version >= 0x075700) easy.set(CURLOPT_QUICK_EXIT, 1L);
#endif
}

}  // namespace

bool usesProxy(const HttpOptions& options) noexcept {
  return !options.proxy.empty() || isProxyInEnvironment();
}

bool hasBundle(const HttpOptions& options, const char* systemBundle) noexcept {
  return hasOwnBundle(options) || isReadable(systemBundle);
}

CURLcode setUpHandle(CURL* handle, const HttpOptions& options) {
  EasyOptions easy(handle);
  setManners(easy);
  setTrust(easy, handle, options);
  setClientCertificate(easy, options);

  easy.set(CURLOPT_BUFFERSIZE, receiveBuffer);
  easy.set(CURLOPT_UPLOAD_BUFFERSIZE, uploadBuffer);
  easy.set(CURLOPT_ACCEPT_ENCODING, "");  // undo all that is known; `CurlRequest` asks for it
  easy.set(CURLOPT_TCP_KEEPALIVE, 1L);
  easy.set(CURLOPT_MAXAGE_CONN, maxIdleSeconds);

  const auto connect = options.connectTimeout.count();
  constexpr long never = std::numeric_limits<int>::max();
  easy.set(CURLOPT_CONNECTTIMEOUT_MS,
           connect > 0 && connect < never ? static_cast<long>(connect) : never);

  if (!options.http2 ||
      !easy.trySet(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS)))
    easy.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));

  setProxy(easy, options);
  return easy.code();
}

}  // namespace DIRECTUS_NAMESPACE::detail
