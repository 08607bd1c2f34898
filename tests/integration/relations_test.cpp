#include "blog.hpp"
#include "server.hpp"
#include "support/catch.hpp"

// Every kind of relation: created along or linked, read, patched, read again.

using namespace directus;
using namespace blog;

namespace {

const std::string cover = "5eed0000-0000-4000-8000-0000000000c0";

auto client() {
  return server::admin<Schema>();
}

/// Reads an article as `Shape`.
template <class Shape>
Shape readBack(int id, const Query<Article>& query = {}) {
  return client().request(readItem<&Schema::articles, Shape>(id, query)).get();
}

template <class Item>
int create(const Item& item) {
  struct Id {
    int id{};
  };
  return client().request(createItem<&Schema::articles, Id>(item)).get().id;
}

template <class Shape>
Shape patch(int id, const Patch<Article>& changes) {
  client().request(updateItem<&Schema::articles, Shape>(id, changes)).get();
  return readBack<Shape>(id);
}

struct Name {
  int id{};
  std::string name{};
};
struct WithAuthor {
  std::string title{};
  std::optional<Name> author{};
};
struct NewAuthor {
  std::string name{};
};
struct NewByAuthor {
  std::string title{};
  Ref<NewAuthor> author{};
};

}  // namespace

TEST_CASE("many-to-one: an author is created along, changed, replaced by key, and cleared",
          "[relations]") {
  const int id = create(NewByAuthor{.title = "m2o", .author = NewAuthor{.name = "Hedy Lamarr"}});
  const WithAuthor created = readBack<WithAuthor>(id);
  CHECK(created.author->name == "Hedy Lamarr");

  const WithAuthor renamed =
      patch<WithAuthor>(id, {field<"author"> = Patch<Author>{field<"id"> = created.author->id,
                                                             field<"name"> = "Hedwig Kiesler"}});
  CHECK(renamed.author->id == created.author->id);
  CHECK(renamed.author->name == "Hedwig Kiesler");

  CHECK(patch<WithAuthor>(id, {field<"author"> = 1}).author->name == "Ada Lovelace");
  CHECK(readBack<Article>(id).author == 1);
  CHECK_FALSE(patch<WithAuthor>(id, {field<"author"> = std::nullopt}).author.has_value());
  CHECK(readBack<Article>(id).author.isNull());

  client().request(deleteItem<&Schema::articles>(id)).get();
  client().request(deleteItem<&Schema::authors>(created.author->id)).get();
}

TEST_CASE("a file and a user are read by key and by their fields", "[relations]") {
  struct File {
    std::string id{};
    std::optional<std::string> title{};
  };
  struct User {
    std::optional<std::string> email{};
  };
  struct WithFile {
    std::optional<File> cover{};
    User user_created{};
  };
  struct New {
    std::string title{};
    std::string cover{};
  };
  const int id = create(New{.title = "file", .cover = cover});
  const WithFile created = readBack<WithFile>(id);
  CHECK(created.cover->title == "Cover");
  CHECK(created.user_created.email == "admin@example.com");
  CHECK(readBack<Article>(id).cover == cover);
  CHECK(readBack<Article>(id).user_created.hasKey());

  CHECK_FALSE(patch<WithFile>(id, {field<"cover"> = std::nullopt}).cover.has_value());
  CHECK(patch<WithFile>(id, {field<"cover"> = cover}).cover->id == cover);
  client().request(deleteItem<&Schema::articles>(id)).get();
}

TEST_CASE("one-to-many: comments are created along, altered, and replaced", "[relations]") {
  struct Text {
    int id{};
    std::string text{};
  };
  struct WithComments {
    std::vector<Text> comments{};
  };
  struct NewComment {
    std::string text{};
  };
  struct New {
    std::string title{};
    std::vector<NewComment> comments{};
  };
  const int id = create(New{.title = "o2m", .comments = {{.text = "a"}, {.text = "b"}}});
  const WithComments created = readBack<WithComments>(id);
  REQUIRE(created.comments.size() == 2);
  CHECK(created.comments[0].text == "a");
  CHECK(readBack<Article>(id).comments.at(1) == created.comments[1].id);

  const WithComments altered = patch<WithComments>(
      id, {field<"comments"> = Alterations<Comment>{
               .create = {NewComment{.text = "c"}, {field<"text"> = "d"}},
               .update = {{field<"id"> = created.comments[1].id, field<"text"> = "B"}},
               .delete_ = {created.comments[0].id}}});
  REQUIRE(altered.comments.size() == 3);
  CHECK(altered.comments[0].text == "B");
  CHECK(altered.comments[1].text == "c");
  CHECK(altered.comments[2].text == "d");

  const WithComments one =
      patch<WithComments>(id, {field<"comments"> = std::vector<int>{altered.comments[2].id}});
  REQUIRE(one.comments.size() == 1);
  CHECK(one.comments[0].text == "d");
  CHECK(patch<WithComments>(id, {field<"comments"> = Alterations<Comment>{}}).comments.size() == 1);
  CHECK(patch<WithComments>(id, {field<"comments"> = std::vector<int>{}}).comments.empty());
  client().request(deleteItem<&Schema::articles>(id)).get();
}

TEST_CASE("many-to-many: tags with a text key are linked, created along, and unlinked",
          "[relations]") {
  struct Label {
    std::string slug{};
    std::optional<std::string> label{};
  };
  struct Tagging {
    int id{};
    Label tags_slug{};
  };
  struct WithTags {
    std::vector<Tagging> tags{};
  };
  struct NewTagging {
    Ref<Tag> tags_slug{};
  };
  struct New {
    std::string title{};
    std::vector<NewTagging> tags{};
  };
  const int id = create(
      New{.title = "m2m",
          .tags = {{.tags_slug = "cpp"}, {.tags_slug = Tag{.slug = "m2m-new", .label = "New"}}}});
  const WithTags created = readBack<WithTags>(id);
  REQUIRE(created.tags.size() == 2);
  CHECK(created.tags[0].tags_slug.label == "CPP");
  CHECK(created.tags[1].tags_slug.slug == "m2m-new");

  const WithTags altered = patch<WithTags>(
      id, {field<"tags"> = Alterations<ArticleTag>{
               .create = {{field<"tags_slug"> = "qt"}},
               .update = {{field<"id"> = created.tags[1].id,
                           field<"tags_slug"> =
                               Patch<Tag>{field<"slug"> = "m2m-new", field<"label"> = "Newer"}}},
               .delete_ = {created.tags[0].id}}});
  REQUIRE(altered.tags.size() == 2);
  CHECK(altered.tags[0].tags_slug.label == "Newer");
  CHECK(altered.tags[1].tags_slug.slug == "qt");
  client().request(deleteItem<&Schema::articles>(id)).get();
  client().request(deleteItem<&Schema::tags>("m2m-new")).get();
}

TEST_CASE("translations are created, changed and removed by language", "[relations]") {
  struct Language {
    std::string code{};
    std::optional<std::string> name{};
  };
  struct Translation {
    int id{};
    Language languages_code{};
    std::optional<std::string> title{};
  };
  struct Translated {
    std::vector<Translation> translations{};
  };
  struct NewTranslation {
    std::string languages_code{};
    std::string title{};
  };
  struct New {
    std::string title{};
    std::vector<NewTranslation> translations{};
  };
  const int id = create(New{.title = "translations",
                            .translations = {{.languages_code = "en-US", .title = "Blocks"},
                                             {.languages_code = "de-DE", .title = "Klötze"}}});
  const Translated created = readBack<Translated>(id);
  REQUIRE(created.translations.size() == 2);
  CHECK(created.translations[1].languages_code.name == "Deutsch");
  CHECK(created.translations[1].title == "Klötze");

  // One language, as an application asks for it.
  const Translated german = readBack<Translated>(
      id, {.deep = {{field<"translations">, {.filter = field<"languages_code.code"> == "de-DE"}}}});
  REQUIRE(german.translations.size() == 1);
  CHECK(german.translations[0].title == "Klötze");

  const Translated altered = patch<Translated>(
      id, {field<"translations"> = Alterations<ArticleTranslation>{
               .update = {{field<"id"> = created.translations[1].id, field<"title"> = "Blöcke"}},
               .delete_ = {created.translations[0].id}}});
  REQUIRE(altered.translations.size() == 1);
  CHECK(altered.translations[0].title == "Blöcke");
  client().request(deleteItem<&Schema::articles>(id)).get();
}

TEST_CASE("a collection that refers to itself is read upwards and downwards, and grows",
          "[relations]") {
  struct Leaf {
    std::string name{};
    std::vector<std::string> children{};
  };
  struct Branch {
    std::string name{};
    std::optional<Leaf> parent{};
    std::vector<Leaf> children{};
  };
  const auto admin = client();
  const auto read = [&](const std::string& name) {
    return admin.request(readItems<&Schema::categories, Branch>({.filter = field<"name"> == name}))
        .get()
        .at(0);
  };
  CHECK(read("Mathematics").parent->name == "Science");
  CHECK(read("Mathematics").children.at(0).name == "Logic");
  CHECK_FALSE(read("Science").parent.has_value());

  // What is sent may contain itself, unlike what is asked for.
  struct Seedling {
    std::string name{};
    std::vector<Seedling> children{};
  };
  const auto root = admin
                        .request(createItem<&Schema::categories>(
                            Seedling{.name = "Root", .children = {{.name = "A"}, {.name = "B"}}}))
                        .get();
  CHECK(root.children.size() == 2);
  const auto children = [&] {
    return admin
        .request(readItems<&Schema::categories>(
            {.filter = field<"parent.name"> == "Root", .sort = {field<"name">}}))
        .get();
  };
  const auto before = children();
  REQUIRE(before.size() == 2);
  CHECK(before[0].parent == root.id);
  CHECK(read("A").parent->name == "Root");

  admin
      .request(updateItem<&Schema::categories>(
          root.id, {field<"children"> = Alterations<Category>{.create = {{field<"name"> = "C"}},
                                                              .delete_ = {before[0].id}}}))
      .get();
  const auto after = children();
  REQUIRE(after.size() == 2);
  CHECK(after[0].name == "B");
  CHECK(after[1].name == "C");
  for (const std::string& id : {before[0].id, after[0].id, after[1].id, root.id})
    admin.request(deleteItem<&Schema::categories>(id)).get();
}
