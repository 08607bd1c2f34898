// The golden headers compile, and say what the snapshots say.
#include <set>

#include <nlohmann/json.hpp>

#include "golden/choices.hpp"
#include "golden/empty.hpp"
#include "golden/gaps.hpp"
#include "golden/guide.hpp"
#include "golden/lists.hpp"
#include "golden/many.hpp"
#include "golden/names.hpp"
#include "golden/notes.hpp"
#include "golden/relations.hpp"
#include "golden/seeded_postgres.hpp"
#include "golden/seeded_sqlite.hpp"
#include "golden/studio.hpp"
#include "golden/system.hpp"
#include "golden/types.hpp"
#include "schema_generator/files.hpp"
#include "support/catch.hpp"

using namespace directus;
using Json = nlohmann::json;

namespace {

using Names = std::set<std::string>;

template <class Model>
Names fieldsOf() {
  const auto& object = *detail::typeInfo<Model>().ops.object;
  Names names;
  for (std::size_t i = 0; i < object.fieldCount; ++i) names.emplace(object.fields[i].nameView());
  return names;
}

Names fieldsIn(const std::string& snapshot, const std::string& collection) {
  Json document = Json::parse(
      schema_generator::readFile(DIRECTUS_GOLDEN_FOLDER "/" + snapshot + ".json").value());
  if (document.contains("data")) document = Json(document["data"]);
  Names names;
  for (const Json& field : document["fields"])
    if (field["collection"] == collection) names.insert(field["field"].get<std::string>());
  return names;
}

template <class T>
Json sent(const T& value) {
  return Json::parse(detail::encode(detail::typeInfo<T>(), &value).value());
}

template <class T>
std::string fields(const Command<T>& command) {
  for (const QueryParam& param : command.request().params)
    if (param.name == "fields") return param.value;
  return "none";
}

}  // namespace

TEST_CASE("a generated model has the fields of its collection") {
  using namespace golden::relations;
  CHECK(fieldsOf<Article>() == fieldsIn("relations", "articles"));
  CHECK(fieldsOf<ArticleBlock>() == fieldsIn("relations", "articles_blocks"));
  CHECK(fieldsOf<ArticleFile>() == fieldsIn("relations", "articles_files"));
  CHECK(fieldsOf<ArticleTag>() == fieldsIn("relations", "articles_tags"));
  CHECK(fieldsOf<ArticleTranslation>() == fieldsIn("relations", "articles_translations"));
  CHECK(fieldsOf<Author>() == fieldsIn("relations", "authors"));
  CHECK(fieldsOf<Category>() == fieldsIn("relations", "categories"));
  CHECK(fieldsOf<Nested>() == fieldsIn("relations", "nested"));
  CHECK(fieldsOf<Tag>() == fieldsIn("relations", "tags"));
  CHECK(fieldsOf<golden::types::Default>() == fieldsIn("types", "defaults"));
  CHECK(fieldsOf<golden::types::Nullable>() == fieldsIn("types", "nullable"));
  CHECK(fieldsOf<golden::types::Required>() == fieldsIn("types", "required"));
  CHECK(fieldsOf<golden::types::Stamped>() == fieldsIn("types", "stamped"));
  CHECK(fieldsOf<golden::choices::Job>() == fieldsIn("choices", "jobs"));
  CHECK(fieldsOf<golden::notes::Trap>() == fieldsIn("notes", "traps"));
  CHECK(fieldsOf<golden::many::Wide>().size() == 128);
}

TEST_CASE("generated names are those of Directus, whatever C++ calls them") {
  Names expected = fieldsIn("names", "articles");
  for (const char* name : {"a.b", "a,b", "say \"hi\"\\", "two\nlines"}) expected.erase(name);
  CHECK(fieldsOf<golden::names::Articles2>() == expected);

  using golden::names::Schema;
  CHECK(collectionName<&Schema::my_collection>() == "my-collection");
  CHECK(collectionName<&Schema::class_>() == "class");
  CHECK(collectionName<&Schema::_ber>() == "über");
  CHECK(collectionName<&Schema::pages>() == "pages");
}

TEST_CASE("a generated enum has the choices of Directus") {
  using golden::choices::JobDefault;
  const auto named = [](std::string_view text) { return Choice<JobDefault>::fromText(text); };
  CHECK(named("new") == JobDefault::new_);
  CHECK(named("delete") == JobDefault::delete_);
  CHECK(named("in-review") == JobDefault::in_review_);
  CHECK(named("in_review") == JobDefault::in_review);
  CHECK(named("2nd") == JobDefault::_2nd);
  CHECK(named("") == JobDefault::empty);
  CHECK(named("EOF") == JobDefault::EOF_);
  CHECK(named("say \"hi\"") == JobDefault::say_hi_);
  CHECK(named("ünïcödé") == JobDefault::_n_c_d_);
  CHECK(named("日本") == JobDefault::unnamed);
  CHECK(named("trailing_") == JobDefault::trailing_);
  CHECK_FALSE(named("gone").isKnown());
  CHECK(Choice<golden::choices::JobVersion>::fromText("1.1") == golden::choices::JobVersion::_1_1);
  CHECK(Choice<golden::choices::JobLarge>::fromText("value_129") ==
        golden::choices::JobLarge::value_129);
}

TEST_CASE("a generated model is created with the defaults of Directus") {
  CHECK(sent(golden::types::Default{.code = "a"}) == Json::parse(R"({
    "code": "a", "bigInteger": "9007199254740993", "boolean": true, "csv": ["a", "b"],
    "decimal": "19.9900", "empty": "", "float": 0.1, "integer": -7,
    "json": {"dark": true, "list": [1, "\""]}, "list_csv": ["x", "y"], "nullable_number": 3,
    "string": "draft \"one\"\\", "text": "two\nlines", "text_boolean": false,
    "text_json": [1, 2], "text_number": 42, "text_real": 1000.0})"));
  CHECK(sent(golden::guide::Article{.title = "One"}) ==
        Json::parse(R"({"status": "draft", "title": "One", "views": 0})"));
  CHECK(sent(golden::types::Stamped{}) == Json::object());
}

TEST_CASE("a generated model asks for its own fields, and for those that were added to a user") {
  using golden::system::DirectusUsers;
  CHECK(fieldsOf<DirectusUsers>().contains("nickname"));
  CHECK(fieldsOf<DirectusUsers>().contains("first_name"));
  CHECK(fields(readUsers<DirectusUsers>()).find("email") != std::string::npos);
  CHECK(fields(readItems<&golden::relations::Schema::nested>()).find("item:heading.text") !=
        std::string::npos);
}

TEST_CASE("lists of texts, lists of choices and repeaters are read and sent as what they are") {
  using golden::lists::Product;
  using golden::lists::ProductColours;
  const std::string text =
      R"({"aliases":["one"],"colours":["light-blue","gone"],)"
      R"("questions":[{"question":"Why?","kind":"short","labels":["a"],"order":1,"open":true,)"
      R"("inner":[{"x":"y"}],"class":"c"},{}],"tags":["t"]})";
  const Json sentText = sent(Product{
      .aliases = {"one"},
      .colours = std::vector<Choice<ProductColours>>{ProductColours::light_blue,
                                                     Choice<ProductColours>::fromText("gone")},
      .layout = std::nullopt,
      .questions =
          std::vector<golden::lists::ProductQuestion>{
              {.question = "Why?",
               .kind = golden::lists::ProductQuestionKind::short_,
               .labels = {{"a"}},
               .order = 1,
               .open = true,
               .inner = JsonText::parse(R"([{"x":"y"}])"),
               .class_ = "c"},
              {}},
      .required_number = std::nullopt,
      .tags = {{"t"}}});
  CHECK(sentText == Json::parse(text));

  detail::Decoder decoder;
  Product product;
  Json whole = Json::parse(text);
  whole["id"] = 3;
  const std::string reply = whole.dump();
  REQUIRE(detail::decodeValue(decoder, {.text = reply}, detail::typeInfo<Product>(), &product)
              .has_value());
  CHECK(sent(product)["questions"] == whole["questions"]);
  CHECK(product.questions.value()[0].class_ == "c");
  CHECK(product.colours.value()[0] == ProductColours::light_blue);
  CHECK(product.colours.value()[1].text() == "gone");
}

TEST_CASE("a field of JSON is asked for as a whole, whatever struct it is read into") {
  const std::string asked = fields(readItems<&golden::lists::Schema::products>());
  CHECK(asked.find("questions") != std::string::npos);
  CHECK(asked.find("questions.") == std::string::npos);
  CHECK(asked.find("colours.") == std::string::npos);
}

TEST_CASE("a singleton that nobody has saved is read: it has its defaults, and no more") {
  detail::Decoder decoder;
  golden::studio::Site site;
  CHECK(detail::decodeValue(decoder, {.text = R"({"id":null,"title":"Ours"})"},
                            detail::typeInfo<golden::studio::Site>(), &site)
            .has_value());
  CHECK(site.title == "Ours");
  CHECK_FALSE(site.links.has_value());
}

TEST_CASE("what a project added to users and settings stands beside what they have anyway") {
  CHECK(fieldsOf<golden::studio::User>().contains("nick"));
  CHECK(fieldsOf<golden::studio::User>().contains("email"));
  CHECK(fieldsOf<golden::studio::Settings>().contains("brand"));
  CHECK(fieldsOf<golden::studio::Settings>().contains("project_name"));
  CHECK(std::is_same_v<decltype(golden::studio::Schema::directus_settings),
                       golden::studio::Settings>);
}
