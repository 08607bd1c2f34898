#include <directus/codec/encode.hpp>
#include <directus/query/fields.hpp>
#include <directus/query/query.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct Role {
  int id{};
  std::string name{};
};
struct BaseUser {
  std::optional<std::string> id{};
  std::string first_name{};
  Ref<Role> role{};
};
struct Stamps {
  std::string date_created{};
};
struct User {
  int before{};
  Extend<BaseUser> base{};
  std::optional<std::string> nickname{};
  Extend<Stamps> stamps{};

  bool operator==(const User&) const = delete;
};
struct Wide {
  Extend<User> user{};
  Ref<Wide> boss{};
  Refs<Wide> team{};
};

struct RoleName {
  std::string name{};
};
struct Half {
  std::string first_name{};
  RoleName role{};
};
struct Card {
  Extend<Half> half{};
  int before{};
};

struct Same {
  Extend<Role> role{};
  bool active{};

  bool operator==(const Same& other) const {
    return role.id == other.role.id && active == other.active;
  }
};

}  // namespace

TEST_CASE("the fields of an extended struct are fields of the struct") {
  CHECK(detail::fieldsOf<User>().text == "before,id,first_name,role,nickname,date_created");
  CHECK(detail::fieldsOf<Wide>().text ==
        "before,id,first_name,role,nickname,date_created,boss,team");
  CHECK(detail::fieldsOf<Card>().text == "first_name,role.name,before");
}

TEST_CASE("extended fields are read in any order") {
  const auto user = read<User>(R"({"data":{"before":1,"id":"u","first_name":"Ada","role":2,)"
                               R"("nickname":null,"date_created":"now"}})")
                        .value();
  CHECK(user.before == 1);
  CHECK(user.base.id == "u");
  CHECK(user.base.first_name == "Ada");
  CHECK(user.base.role == 2);
  CHECK(user.stamps.date_created == "now");

  const auto wide = read<Wide>(R"({"data":{"team":["b"],"date_created":"then","role":"r",)"
                               R"("boss":"a","first_name":"Grace","before":7}})")
                        .value();
  CHECK(wide.user.before == 7);
  CHECK(wide.user.base.first_name == "Grace");
  CHECK(wide.user.base.role == "r");
  CHECK_FALSE(wide.user.base.id.has_value());
  CHECK(wide.user.stamps.date_created == "then");
  CHECK(wide.boss == "a");
  CHECK(wide.team.at(0) == "b");
}

TEST_CASE("an extended field that is missing is named like any other") {
  CHECK(failure<User>(R"({"data":{"before":1,"first_name":"Ada","role":2}})") ==
        "data.date_created: missing: Directus leaves out what the user may not read");
}

TEST_CASE("extended fields are sent beside the others") {
  const User user{.before = 3,
                  .base = {{.first_name = "Ada", .role = 4}},
                  .nickname = "Countess",
                  .stamps = Stamps{.date_created = "x"}};
  CHECK(detail::encode(detail::typeInfo<User>(), &user).value() ==
        R"({"before":3,"first_name":"Ada","role":4,"nickname":"Countess","date_created":"x"})");
}

TEST_CASE("a query finds extended fields and what they lead to") {
  const Query<Wide> query{.filter = field<"first_name"> == "Ada" && field<"role.name"> == "Editor",
                          .sort = {-field<"date_created">},
                          .deep = {{field<"role">, {.filter = field<"name"> != "x"}},
                                   {field<"team">, {.filter = field<"boss.nickname"> == "y"}}}};
  CHECK(detail::queryParams(query).value().size() == 3);
}

TEST_CASE("a shape may take what the model extends, and extend itself") {
  detail::checkShape<Card, User>();
  detail::checkShape<Half, Wide>();
  CHECK(read<Card>(R"({"data":{"first_name":"Ada","role":{"name":"Editor"},"before":1}})")
            .value()
            .half.role.name == "Editor");
}

TEST_CASE("a struct that extends is compared as usual") {
  CHECK(Same{.role = {{.id = 1, .name = "a"}}, .active = true} ==
        Same{.role = {{.id = 1, .name = "b"}}, .active = true});
}
