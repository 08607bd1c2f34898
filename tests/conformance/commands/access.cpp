#include <directus/commands/permissions.hpp>
#include <directus/commands/policies.hpp>
#include <directus/commands/roles.hpp>
#include <directus/commands/shares.hpp>
#include <directus/commands/users.hpp>

#include "commands.hpp"

using namespace directus;

namespace {
using A = const Arguments&;

AnyCommand itemPermissionsOf(A a) {
  if (!a.has(1) || a.at(1).is_null()) return readItemPermissions(a.text(0));
  if (a.at(1) == "") throw Skip("an empty key is refused on purpose: leave it out");
  return readItemPermissions(a.text(0), a.key(1));
}

}  // namespace

const CommandTable& accessCommands() {
  static const CommandTable commands = {
      {"readUsers", [](A a) { return readUsers(a.query(0)); }},
      {"readUser", [](A a) { return readUser(a.key(0), a.query(1)); }},
      {"createUser", [](A a) { return createUser(a.json(0), a.query(1)); }},
      {"createUsers", [](A a) { return createUsers(a.json(0), a.query(1)); }},
      {"updateUser", [](A a) { return updateUser(a.key(0), a.json(1), a.query(2)); }},
      {"updateUsers", [](A a) { return updateUsers(a.keys(0), a.json(1), a.query(2)); }},
      {"updateUsersBatch", [](A a) { return updateUsersBatch(a.json(0), a.query(1)); }},
      {"deleteUser", [](A a) { return deleteUser(a.key(0)); }},
      {"deleteUsers", [](A a) { return deleteUsers(a.keys(0)); }},
      {"readMe", [](A a) { return readMe(a.query(0)); }},
      {"updateMe", [](A a) { return updateMe(a.json(0), a.query(1)); }},
      {"readRoles", [](A a) { return readRoles(a.query(0)); }},
      {"readRole", [](A a) { return readRole(a.key(0), a.query(1)); }},
      {"createRole", [](A a) { return createRole(a.json(0), a.query(1)); }},
      {"createRoles", [](A a) { return createRoles(a.json(0), a.query(1)); }},
      {"updateRole", [](A a) { return updateRole(a.key(0), a.json(1), a.query(2)); }},
      {"updateRoles", [](A a) { return updateRoles(a.keys(0), a.json(1), a.query(2)); }},
      {"updateRolesBatch", [](A a) { return updateRolesBatch(a.json(0), a.query(1)); }},
      {"deleteRole", [](A a) { return deleteRole(a.key(0)); }},
      {"deleteRoles", [](A a) { return deleteRoles(a.keys(0)); }},
      {"readRolesMe", [](A a) { return readRolesMe(a.query(0)); }},
      {"readPolicies", [](A a) { return readPolicies(a.query(0)); }},
      {"readPolicy", [](A a) { return readPolicy(a.key(0), a.query(1)); }},
      {"createPolicy", [](A a) { return createPolicy(a.json(0), a.query(1)); }},
      {"createPolicies", [](A a) { return createPolicies(a.json(0), a.query(1)); }},
      {"updatePolicy", [](A a) { return updatePolicy(a.key(0), a.json(1), a.query(2)); }},
      {"updatePolicies", [](A a) { return updatePolicies(a.keys(0), a.json(1), a.query(2)); }},
      {"updatePoliciesBatch", [](A a) { return updatePoliciesBatch(a.json(0), a.query(1)); }},
      {"deletePolicy", [](A a) { return deletePolicy(a.key(0)); }},
      {"deletePolicies", [](A a) { return deletePolicies(a.keys(0)); }},
      {"readPolicyGlobals", [](A) { return readPolicyGlobals(); }},
      {"readPermissions", [](A a) { return readPermissions(a.query(0)); }},
      {"readPermission", [](A a) { return readPermission(a.key(0), a.query(1)); }},
      {"createPermission", [](A a) { return createPermission(a.json(0), a.query(1)); }},
      {"createPermissions", [](A a) { return createPermissions(a.json(0), a.query(1)); }},
      {"updatePermission", [](A a) { return updatePermission(a.key(0), a.json(1), a.query(2)); }},
      {"updatePermissions",
       [](A a) { return updatePermissions(a.keys(0), a.json(1), a.query(2)); }},
      {"updatePermissionsBatch", [](A a) { return updatePermissionsBatch(a.json(0), a.query(1)); }},
      {"deletePermission", [](A a) { return deletePermission(a.key(0)); }},
      {"deletePermissions", [](A a) { return deletePermissions(a.keys(0)); }},
      {"readItemPermissions", itemPermissionsOf},
      {"readUserPermissions", [](A) { return readUserPermissions(); }},
      {"readShares", [](A a) { return readShares(a.query(0)); }},
      {"readShare", [](A a) { return readShare(a.key(0), a.query(1)); }},
      {"createShare", [](A a) { return createShare(a.json(0), a.query(1)); }},
      {"createShares", [](A a) { return createShares(a.json(0), a.query(1)); }},
      {"updateShare", [](A a) { return updateShare(a.key(0), a.json(1), a.query(2)); }},
      {"updateShares", [](A a) { return updateShares(a.keys(0), a.json(1), a.query(2)); }},
      {"updateSharesBatch", [](A a) { return updateSharesBatch(a.json(0), a.query(1)); }},
      {"deleteShare", [](A a) { return deleteShare(a.key(0)); }},
      {"deleteShares", [](A a) { return deleteShares(a.keys(0)); }},
      {"inviteShare", [](A a) { return inviteShare(a.text(0), a.texts(1)); }},
      {"readShareInfo", [](A a) { return readShareInfo(a.key(0)); }},
  };
  return commands;
}
