// typed.cpp with a model of 60 fields and 5 relations.
#include <directus/typed.hpp>

struct Author {
  int id{};
  std::string name;
};
struct Comment {
  int id{};
  std::string text;
};
struct Article {
  int count_1{};
  int count_2{};
  int count_3{};
  int count_4{};
  int count_5{};
  int count_6{};
  int count_7{};
  int count_8{};
  int count_9{};
  int count_10{};
  int count_11{};
  int count_12{};
  int count_13{};
  int count_14{};
  int count_15{};
  int count_16{};
  int count_17{};
  int count_18{};
  int count_19{};
  int count_20{};
  std::string text_1;
  std::string text_2;
  std::string text_3;
  std::string text_4;
  std::string text_5;
  std::string text_6;
  std::string text_7;
  std::string text_8;
  std::string text_9;
  std::string text_10;
  std::string text_11;
  std::string text_12;
  std::string text_13;
  std::string text_14;
  std::string text_15;
  std::string text_16;
  std::string text_17;
  std::string text_18;
  std::string text_19;
  std::string text_20;
  std::optional<double> figure_1;
  std::optional<double> figure_2;
  std::optional<double> figure_3;
  std::optional<double> figure_4;
  std::optional<double> figure_5;
  std::optional<double> figure_6;
  std::optional<double> figure_7;
  std::optional<double> figure_8;
  std::optional<double> figure_9;
  std::optional<double> figure_10;
  bool flag_1{};
  bool flag_2{};
  bool flag_3{};
  bool flag_4{};
  bool flag_5{};
  std::optional<directus::Timestamp> moment_1;
  std::optional<directus::Timestamp> moment_2;
  std::optional<directus::Timestamp> moment_3;
  std::optional<directus::Timestamp> moment_4;
  std::optional<directus::Timestamp> moment_5;
  directus::Ref<Author> author;
  directus::Ref<Author> editor;
  directus::Refs<Comment> comments;
  directus::Refs<Comment> notes;
  directus::Ref<Article> origin;
};
struct Schema {
  std::vector<Article> articles;
};
struct Name {
  std::string name;
};
struct Card {
  int count_1{};
  std::string text_1;
  Name author;
};

std::vector<Card> cards() {
  using namespace directus;
  const auto client = createDirectus<Schema>("http://127.0.0.1:8055").with(rest());
  return client
      .request(readItems<&Schema::articles, Card>(
          {.filter = field<"text_2"> == "published", .sort = {-field<"count_1">}, .limit = 10}))
      .get();
}

std::vector<Article> articles() {
  const auto client =
      directus::createDirectus<Schema>("http://127.0.0.1:8055").with(directus::rest());
  return client.request(directus::readItems<&Schema::articles>()).get();
}
