#include "blog.hpp"
#include "server.hpp"
#include "support/catch.hpp"

// Fields of one's own in system collections, and members with other names than their fields.

using namespace directus;

namespace {

/// Adds a field to a collection of Directus, for one test.
class CustomField {
 public:
  CustomField(std::string collection, const std::string& name, const std::string& type)
      : collection_(std::move(collection)), name_(name) {
    server::admin()
        .request(createField(collection_, Json{{"field", name}, {"type", type}, {"schema", {}}}))
        .get();
  }
  ~CustomField() {
    static_cast<void>(server::admin().request(deleteField(collection_, name_)).result());
  }
  CustomField(const CustomField&) = delete;
  CustomField& operator=(const CustomField&) = delete;

 private:
  std::string collection_;
  std::string name_;
};

struct User {
  Extend<DirectusUser> base{};
  std::optional<std::string> nickname{};
  std::optional<std::int64_t> class_{};

  static constexpr auto fieldNames() { return renamed<&User::class_>("class"); }
};
struct Schema {
  std::vector<User> directus_users;
};

}  // namespace

TEST_CASE("a project's own fields of a system collection are read and written with the others") {
  const CustomField nickname("directus_users", "nickname", "string");
  const CustomField keyword("directus_users", "class", "integer");
  const auto admin = server::admin();
  struct NewUser {
    std::string email{};
    std::string first_name{};
    std::string nickname{};
    int class_{};

    static constexpr auto fieldNames() { return renamed<&NewUser::class_>("class"); }
  };
  const User created =
      admin
          .request(createUser<User>(NewUser{
              .email = "ext@example.com", .first_name = "Ext", .nickname = "E", .class_ = 3}))
          .get();
  CHECK(created.nickname == "E");
  CHECK(created.class_ == 3);
  CHECK(created.base.first_name == "Ext");
  CHECK(created.base.status == UserStatus::active);

  const User patched =
      admin
          .request(updateUser<User>(
              created.base.id, Patch<User>{field<"nickname"> = "F", field<"last_name"> = "Ended",
                                           field<"class"> = std::nullopt}))
          .get();
  CHECK(patched.nickname == "F");
  CHECK(patched.base.last_name == "Ended");
  const User read = admin.request(readUser<User>(created.base.id)).get();
  CHECK(read.nickname == "F");
  CHECK_FALSE(read.class_.has_value());
  CHECK(
      admin.request(readUsers<User>({.filter = field<"nickname"> == "F"})).get().at(0).base.email ==
      "ext@example.com");
  admin.request(deleteUser(created.base.id)).get();
}

TEST_CASE("functions and aliases are read into members of any name") {
  struct Text {
    std::optional<std::string> text{};
  };
  struct Facts {
    std::string title{};
    std::optional<int> year{};
    int comments{};
    std::optional<int> firstKey{};
    std::vector<Text> latest{};
    std::vector<Text> all{};
    std::optional<int> month{};

    static constexpr auto fieldNames() {
      return renamed<&Facts::year, &Facts::comments, &Facts::firstKey, &Facts::latest, &Facts::all,
                     &Facts::month>("year(pub_date)", "count(comments)", "json(data,k[0])",
                                    "latest:comments", "all:comments", "m:month(pub_date)");
    }
  };
  const Facts facts =
      server::admin<blog::Schema>()
          .request(readItem<&blog::Schema::articles, Facts>(
              1, {.deep = {{"latest", field<"comments">, {.sort = {-field<"id">}, .limit = 1}}}}))
          .get();
  CHECK(facts.year == 2024);
  CHECK(facts.comments == 2);
  CHECK(facts.firstKey == 1);
  REQUIRE(facts.latest.size() == 1);
  CHECK(facts.latest[0].text == "c2");
  CHECK(facts.all.size() == 2);
  CHECK(facts.month == 2);
}

TEST_CASE("what Directus says of a version is read beside its fields", "[twelve]") {
  struct Meta {
    std::string version_id{};
  };
  struct Versioned {
    std::string title{};
    std::optional<Meta> meta{};

    static constexpr auto fieldNames() { return renamed<&Versioned::meta>("$meta"); }
  };
  const auto admin = server::admin<blog::Schema>();
  const Json version =
      admin
          .request(createContentVersion(
              Json{{"key", "meta"}, {"name", "M"}, {"collection", "articles"}, {"item", "2"}}))
          .get();
  const auto id = version.at("id").get<std::string>();
  admin.request(saveToContentVersion(id, Json{{"title", "Versioned"}})).get();
  const Versioned main = admin.request(readItem<&blog::Schema::articles, Versioned>(2)).get();
  CHECK_FALSE(main.meta.has_value());
  const Versioned draft =
      admin.request(readItem<&blog::Schema::articles, Versioned>(2, {.version = "meta"})).get();
  CHECK(draft.title == "Versioned");
  CHECK(draft.meta->version_id == id);
  admin.request(deleteContentVersion(id)).get();
}

TEST_CASE("an alias of the query is read by the alias") {
  struct Text {
    std::optional<std::string> text{};
  };
  struct Twice {
    std::vector<Text> first{};

    static constexpr auto fieldNames() { return renamed<&Twice::first>("oldest:comments"); }
  };
  const Twice twice =
      server::admin<blog::Schema>()
          .request(readItem<&blog::Schema::articles, Twice>(
              1, {.deep = {{"oldest", field<"comments">, {.sort = {field<"id">}, .limit = 1}}}}))
          .get();
  REQUIRE(twice.first.size() == 1);
  CHECK(twice.first[0].text == "c1");
}
