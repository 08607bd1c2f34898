#include "http/curl/callbacks.hpp"

#include <cstdio>

namespace DIRECTUS_NAMESPACE::detail {

namespace {
CurlTransfer& transferOf(void* user) noexcept {
  return *static_cast<CurlTransfer*>(user);
}

/// Ends the transfer when it is not the number of bytes that libcurl gave.
constexpr std::size_t endTransfer = 0xFFFFFFFF;
}  // namespace

void CurlCallbacks::install(EasyOptions& easy, CurlTransfer& transfer) {
  void* user = &transfer;
  easy.set(CURLOPT_PREREQFUNCTION, &prereq);
  easy.set(CURLOPT_PREREQDATA, user);
  easy.set(CURLOPT_HEADERFUNCTION, &header);
  easy.set(CURLOPT_HEADERDATA, user);
  easy.set(CURLOPT_WRITEFUNCTION, &write);
  easy.set(CURLOPT_WRITEDATA, user);
  easy.set(CURLOPT_READFUNCTION, &read);
  easy.set(CURLOPT_READDATA, user);
  easy.set(CURLOPT_SEEKFUNCTION, &seek);
  easy.set(CURLOPT_SEEKDATA, user);
}

int CurlCallbacks::prereq(void* user, char*, char*, int, int localPort) noexcept {
  return transferOf(user).onSend(localPort) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

std::size_t CurlCallbacks::header(char* data, std::size_t, std::size_t size, void* user) noexcept {
  return transferOf(user).exchange_->onHeader({data, size}) ? size : endTransfer;
}

std::size_t CurlCallbacks::write(char* data, std::size_t, std::size_t size, void* user) noexcept {
  CurlTransfer& transfer = transferOf(user);
  Exchange& exchange = *transfer.exchange_;
  if (!exchange.bodyBegan()) {
    long status = 0;
    curl_off_t length = -1;
    curl_easy_getinfo(transfer.easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer.easy_.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    if (!exchange.onBodyBegin(static_cast<int>(status), length)) return endTransfer;
  }
  return exchange.onBody({data, size}) ? size : endTransfer;
}

std::size_t CurlCallbacks::read(char* buffer, std::size_t, std::size_t size, void* user) noexcept {
  return transferOf(user).exchange_->onRead(buffer, size).value_or(CURL_READFUNC_ABORT);
}

int CurlCallbacks::seek(void* user, curl_off_t offset, int origin) noexcept {
  const bool isRewind = offset == 0 && origin == SEEK_SET;
  return isRewind && transferOf(user).exchange_->onRewind() ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
}

}  // namespace DIRECTUS_NAMESPACE::detail
