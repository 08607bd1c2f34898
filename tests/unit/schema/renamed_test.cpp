#include <directus/schema/renamed.hpp>

#include <directus/codec/encode.hpp>
#include <directus/query/fields.hpp>
#include <directus/query/query.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct Comment {
  int id{};
  std::string text{};
};
struct Article {
  int id{};
  std::string class_{};
  std::optional<int> order_{};
  std::string date_created{};
  std::optional<JsonText> data{};
  Refs<Comment> comments{};

  static constexpr auto fieldNames() {
    return renamed<&Article::class_, &Article::order_>("class", "order");
  }
};

struct Text {
  std::string text{};
};
struct Card {
  std::string kind{};
  int created{};
  std::int64_t comments{};
  std::optional<int> first{};
  std::vector<Text> latest{};
  int month{};

  static constexpr auto fieldNames() {
    return renamed<&Card::kind, &Card::created, &Card::comments, &Card::first, &Card::latest,
                   &Card::month>("class", "year(date_created)", "count(comments)",
                                 "json(data,k[0])", "latest:comments", "m:month(date_created)");
  }
};

std::string replyName(std::string_view name) {
  std::string text(detail::replyNameSize(name), '\0');
  detail::writeReplyName(name, text.data());
  return text;
}

}  // namespace

TEST_CASE("a renamed member is asked for, read and sent under its field's name") {
  CHECK(detail::fieldsOf<Article>().text == "id,class,order,date_created,data,comments");
  const auto article = read<Article>(R"({"data":{"id":1,"class":"a","order":2,"date_created":"x",)"
                                     R"("data":null,"comments":[3]}})")
                           .value();
  CHECK(article.class_ == "a");
  CHECK(article.order_ == 2);
  CHECK(article.comments.at(0) == 3);
  CHECK(detail::encode(detail::typeInfo<Article>(), &article).value() ==
        R"({"id":1,"class":"a","order":2,"date_created":"x","comments":[3]})");
}

TEST_CASE("a query knows the field's name only") {
  const Query<Article> query{.filter = field<"class"> == "a", .sort = {field<"order">}};
  CHECK(detail::queryParams(query).value().size() == 2);
}

TEST_CASE("an error names the field, not the member") {
  CHECK(failure<Article>(R"({"data":{"id":1,"class":5}})") ==
        "data.class: expected string, got number");
}

TEST_CASE("functions and aliases are asked for by one name and read by another") {
  detail::checkShape<Card, Article>();
  constexpr auto fields = detail::fieldsOf<Card>();
  CHECK(fields.text == "class,year(date_created),count(comments),json(data,k[0]),latest.text,m");
  CHECK(fields.alias == R"j({"latest":"comments","m":"month(date_created)"})j");
  const auto card =
      read<Card>(R"({"data":{"class":"a","date_created_year":2024,"comments_count":"2",)"
                 R"("data_k_0_json":5,"latest":[{"text":"c1"}],"m":12}})")
          .value();
  CHECK(card.created == 2024);
  CHECK(card.comments == 2);
  CHECK(card.first == 5);
  CHECK(card.latest.at(0).text == "c1");
  CHECK(card.month == 12);
}

TEST_CASE("functions and aliases are never sent") {
  const Card card{.kind = "a", .created = 2024};
  CHECK(detail::encode(detail::typeInfo<Card>(), &card).value() == R"({"class":"a"})");
}

TEST_CASE("an alias of the shape joins those of the query") {
  const auto params = [](const Query<Article>& query) {
    return detail::withFields(detail::fieldsOf<Card>(), detail::queryParams(query)).value();
  };
  CHECK(params({}).back() == QueryParam{"alias",
                                        R"j({"latest":"comments","m":"month(date_created)"})j",
                                        QueryParam::Kind::json});
  CHECK(params({.alias = {{"other", field<"comments">}}}).back().value ==
        R"j({"other":"comments","latest":"comments","m":"month(date_created)"})j");
}

TEST_CASE("fields of an extended struct may be renamed") {
  struct Outer {
    Extend<Article> base{};
    int class_{};
  };
  CHECK(detail::fieldsOf<Outer>().text == "id,class,order,date_created,data,comments,class_");
}

TEST_CASE("what Directus adds by itself is read, but neither asked for nor sent") {
  struct Meta {
    std::string version_id{};
  };
  struct Versioned {
    int id{};
    std::optional<Meta> meta{};
    std::string date_created{};

    static constexpr auto fieldNames() { return renamed<&Versioned::meta>("$meta"); }
  };
  detail::checkShape<Versioned, Article>();
  CHECK(detail::fieldsOf<Versioned>().text == "id,date_created");
  const auto versioned =
      read<Versioned>(R"({"data":{"id":1,"date_created":"","$meta":{"version_id":"v"}}})").value();
  CHECK(versioned.meta->version_id == "v");
  CHECK(detail::encode(detail::typeInfo<Versioned>(), &versioned).value() ==
        R"({"id":1,"date_created":""})");
}

TEST_CASE("a reply has names for functions") {
  CHECK(replyName("class") == "class");
  CHECK(replyName("$meta") == "$meta");
  CHECK(replyName("year(date_created)") == "date_created_year");
  CHECK(replyName("json(data,k[0])") == "data_k_0_json");
  CHECK(replyName("json(data, a.b[2].c)") == "data_a_b_2_c_json");
  CHECK(replyName("json(data,x[1])") == "data_x_1_json");
  CHECK(replyName("y:year(date_created)") == "y");
}
