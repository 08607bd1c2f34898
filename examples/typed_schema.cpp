// A whole project without a line of JSON: the models with their relations, what a screen needs of
// them three relations deep, blocks of several collections, counts, and nested writes.
#include <directus/models/users.hpp>
#include <directus/typed.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;

//! [models]
struct Article;

struct Author {
  int id{};
  std::string name;
  Refs<Article> articles;  // one-to-many
};
struct Tag {
  std::string slug;
  std::optional<std::string> label;
};
struct ArticleTag {  // the junction of a many-to-many
  int id{};
  Ref<Article> articles_id;
  Ref<Tag> tags_slug;
};
struct Comment {
  int id{};
  std::optional<std::string> text;
};
struct BlockText {
  int id{};
  std::optional<std::string> text;
};
struct BlockImage {
  int id{};
  std::optional<std::string> caption;
  Ref<DirectusFile> image;  // of Directus itself: <directus/models/…>
};
struct ArticleBlock {  // the junction of a many-to-any: `item` is also the field `collection`
  int id{};
  Any<In<"block_text", BlockText>, In<"block_image", BlockImage>> item;
  std::optional<int> sort;
};
struct User {
  Extend<DirectusUser> base;          // the fields of Directus …
  std::optional<std::string> class_;  // … and one of the project's, `class`

  static constexpr auto fieldNames() { return renamed<&User::class_>("class"); }
};
struct Article {
  int id{};
  std::string title;
  std::string status;
  std::optional<int> views;
  std::optional<std::string> pub_date;
  Ref<Author> author;  // many-to-one: its key, or the author
  Ref<User> user_created;
  Refs<Comment> comments;  // one-to-many
  Refs<ArticleTag> tags;
  Refs<ArticleBlock> blocks;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
  std::vector<User> directus_users;
};
//! [models]

//! [shapes]
// What one screen shows. A nested struct asks for fields of the other side, an Any for those of
// each of its collections; the rest comes by key.
struct Label {
  std::string label;
};
struct Tagging {
  Label tags_slug;
};
struct Other {
  std::string title;
  std::vector<Tagging> tags;
};
struct Writer {
  std::string name;
  std::vector<Other> articles;
};
struct Words {
  std::string text;
};
struct Title {
  std::optional<std::string> title;
};
struct Picture {
  std::string caption;
  std::optional<Title> image;
};
struct Block {
  Any<In<"block_text", Words>, In<"block_image", Picture>> item;
};
struct Story {
  std::string title;
  std::optional<int> year;  // a function of a field
  Writer author;
  std::vector<Block> blocks;
  std::vector<Comment> latest;  // a relation under another name

  static constexpr auto fieldNames() {
    return renamed<&Story::year, &Story::latest>("year(pub_date)", "latest:comments");
  }
};
//! [shapes]

void print(const Story& story) {
  std::cout << story.title << " (" << story.year.value_or(0) << ") by " << story.author.name
            << '\n';
  for (const Other& other : story.author.articles) {
    std::cout << "  also: " << other.title;
    for (const Tagging& tagging : other.tags) std::cout << " #" << tagging.tags_slug.label;
    std::cout << '\n';
  }
  //! [blocks]
  for (const Block& block : story.blocks) {
    if (const Words* words = block.item.getIf<Words>())
      std::cout << "  " << words->text << '\n';
    else if (const Picture* picture = block.item.getIf<Picture>())
      std::cout << "  [" << picture->caption << "]\n";
    else
      std::cout << "  (something of " << block.item.collection() << ")\n";
  }
  //! [blocks]
  for (const Comment& comment : story.latest)
    std::cout << "  last comment: " << comment.text.value_or("") << '\n';
}

template <class Client>
void readStories(const Client& client) {
  //! [read]
  const auto stories =
      client
          .request(readItems<&Schema::articles, Story>(
              {.filter = field<"blocks.item:block_text.text">.contains("block") &&
                         field<"tags">.some(field<"tags_slug"> == "cpp"),
               .deep = {{field<"blocks">, {.sort = {field<"sort">}}},
                        {"latest", field<"comments">, {.sort = {-field<"id">}, .limit = 1}}}}))
          .get();
  //! [read]
  for (const Story& story : stories) print(story);
}

//! [aggregate]
// A member that is called like a function holds what that gives; by the others is grouped.
struct Sums {
  std::optional<int> views;
};
struct PerStatus {
  std::string status;
  int count{};
  Sums sum;
};
//! [aggregate]

template <class Client>
void countThem(const Client& client) {
  //! [groups]
  const auto groups =
      client.request(aggregate<&Schema::articles, PerStatus>({.sort = {-field<"count">}})).get();
  //! [groups]
  for (const PerStatus& group : groups)
    std::cout << group.status << ": " << group.count << " articles, " << group.sum.views.value_or(0)
              << " views\n";
}

//! [write]
struct NewComment {
  std::string text;
};
struct NewTagging {
  Ref<Tag> tags_slug;
};
struct NewBlock {
  Any<In<"block_text", Words>, In<"block_image", Picture>> item;
  int sort{};
};
struct NewArticle {
  std::string title;
  Ref<Author> author;
  std::vector<NewComment> comments;
  std::vector<NewTagging> tags;
  std::vector<NewBlock> blocks;
};
//! [write]

template <class Client>
void write(const Client& client) {
  //! [create]
  const Article created = client
                              .request(createItem<&Schema::articles>(NewArticle{
                                  .title = "Nested",
                                  .author = 1,                                 // by key
                                  .comments = {{.text = "a"}, {.text = "b"}},  // created along
                                  .tags = {{.tags_slug = "cpp"}},              // linked
                                  .blocks = {{.item = Words{.text = "Hello"}, .sort = 1},
                                             {.item = in<"block_image">(1), .sort = 2}}}))
                              .get();
  //! [create]
  //! [patch]
  const Article patched =
      client
          .request(updateItem<&Schema::articles>(
              created.id,
              {field<"status"> = "published", field<"author"> = std::nullopt,
               field<"comments"> =
                   Alterations<Comment>{.create = {NewComment{.text = "c"}},
                                        .update = {{field<"id"> = created.comments[0].key(),
                                                    field<"text"> = "A"}},
                                        .delete_ = {created.comments[1]}}}))
          .get();
  //! [patch]
  std::cout << created.title << ": " << created.comments.size() << " comments, "
            << created.blocks.size() << " blocks, now " << patched.status << '\n';
  client.request(updateItem<&Schema::articles>(created.id, {field<"comments"> = Refs<Comment>{}}))
      .get();
  client.request(deleteItem<&Schema::articles>(created.id)).get();
}

int main() {
  try {
    const auto client =
        createDirectus<Schema>(settings::url()).with(rest()).with(staticToken(settings::token()));
    readStories(client);
    countThem(client);
    write(client);
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
