#ifdef _WIN32
#include "files/rights_windows.hpp"

#include <aclapi.h>

#include <array>
#include <memory>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

struct LocalFreeing {
  void operator()(void* memory) const noexcept { ::LocalFree(memory); }
};

/// A piece of the token that this process acts by; empty where the system does not say.
std::vector<char> tokenPiece(TOKEN_INFORMATION_CLASS what) {
  HANDLE token = nullptr;
  if (!::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &token)) return {};
  DWORD size = 0;
  ::GetTokenInformation(token, what, nullptr, 0, &size);
  std::vector<char> piece(size);
  if (size == 0 || !::GetTokenInformation(token, what, piece.data(), size, &size)) piece.clear();
  ::CloseHandle(token);
  return piece;
}

PSID userOf(std::vector<char>& piece) noexcept {
  return piece.empty() ? nullptr : reinterpret_cast<TOKEN_USER*>(piece.data())->User.Sid;
}

bool isUser(PSID sid) {
  auto user = tokenPiece(TokenUser);
  return userOf(user) && ::EqualSid(sid, userOf(user));
}

bool isKnown(PSID sid, WELL_KNOWN_SID_TYPE known) noexcept {
  return ::IsWellKnownSid(sid, known) != 0;
}

/// Those who may do everything on this machine anyhow.
bool isTrusted(PSID sid) {
  return isKnown(sid, WinLocalSystemSid) || isKnown(sid, WinBuiltinAdministratorsSid) ||
         isKnown(sid, WinCreatorOwnerRightsSid) || isUser(sid);
}

/// What an administrator makes may belong to all of them.
bool isOurOwner(PSID owner) {
  auto piece = tokenPiece(TokenOwner);
  return isUser(owner) ||
         (!piece.empty() && ::EqualSid(owner, reinterpret_cast<TOKEN_OWNER*>(piece.data())->Owner));
}

/// Whether the list lets somebody who is not trusted.
bool isForOthers(ACL* list) {
  if (!list) return true;  // everybody
  for (DWORD at = 0; at < list->AceCount; ++at) {
    void* entry = nullptr;
    if (!::GetAce(list, at, &entry)) return true;
    const auto* allowed = static_cast<ACCESS_ALLOWED_ACE*>(entry);
    if (allowed->Header.AceType == ACCESS_DENIED_ACE_TYPE) continue;
    if ((allowed->Header.AceFlags & INHERIT_ONLY_ACE) != 0) continue;
    if (allowed->Header.AceType != ACCESS_ALLOWED_ACE_TYPE) return true;
    if (allowed->Mask != 0 && !isTrusted(const_cast<DWORD*>(&allowed->SidStart))) return true;
  }
  return false;
}

}  // namespace

OwnRights::OwnRights() : user_(tokenPiece(TokenUser)) {
  PSID const user = userOf(user_);
  if (!user) return;
  list_.resize(sizeof(ACL) + sizeof(ACCESS_ALLOWED_ACE) + ::GetLengthSid(user));
  auto* const list = reinterpret_cast<ACL*>(list_.data());
  const bool made =
      ::InitializeAcl(list, static_cast<DWORD>(list_.size()), ACL_REVISION) &&
      ::AddAccessAllowedAce(list, ACL_REVISION, FILE_ALL_ACCESS, user) &&
      ::InitializeSecurityDescriptor(&descriptor_, SECURITY_DESCRIPTOR_REVISION) &&
      ::SetSecurityDescriptorOwner(&descriptor_, user, FALSE) &&
      ::SetSecurityDescriptorDacl(&descriptor_, TRUE, list, FALSE) &&
      ::SetSecurityDescriptorControl(&descriptor_, SE_DACL_PROTECTED, SE_DACL_PROTECTED);
  if (made) attributes_ = {sizeof attributes_, &descriptor_, FALSE};
}

SECURITY_ATTRIBUTES* OwnRights::attributes() noexcept {
  return attributes_.lpSecurityDescriptor ? &attributes_ : nullptr;
}

Rights rightsOf(HANDLE file) {
  PSID owner = nullptr;
  ACL* list = nullptr;
  PSECURITY_DESCRIPTOR descriptor = nullptr;
  if (::GetSecurityInfo(file, SE_FILE_OBJECT,
                        OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, nullptr,
                        &list, nullptr, &descriptor) != ERROR_SUCCESS)
    return Rights::unknown;
  const std::unique_ptr<void, LocalFreeing> kept(descriptor);
  if (!owner) return Rights::unknown;
  if (!isOurOwner(owner)) return Rights::foreign;
  return isForOthers(list) ? Rights::shared : Rights::ours;
}

}  // namespace DIRECTUS_NAMESPACE::detail
#endif
