#pragma once

#include <directus/typed.hpp>

#include <string>

#include "server.hpp"
#include "support/catch.hpp"

// What the tests do with a header that directus-schema made of the seeded server.
namespace generated {

using namespace directus;

template <class Row>
Key keyOf(const Row& row) {
  if constexpr (requires { row.id; })
    return row.id;
  else if constexpr (requires { row.slug; })
    return row.slug;
  else
    return row.code;
}

template <class Row>
std::string textOf(const Row& row) {
  return detail::encode(detail::typeInfo<Row>(), &row).value();
}

/// A row as it is to be created once more: without its key and the rows that belong to it, and with
/// other values where they have to be unique.
template <class Row>
Row copyOf(Row row) {
  if constexpr (requires { row.id; }) row.id = {};
  if constexpr (requires { row.slug; }) row.slug = "copy";
  if constexpr (requires { row.code; }) row.code = "copy";
  if constexpr (requires { row.email; }) row.email = "copy@example.com";
  if constexpr (requires { row.articles; }) row.articles.clear();
  if constexpr (requires { row.children; }) row.children.clear();
  if constexpr (requires { row.translations; }) {
    row.translations.clear();
    row.comments.clear();
    row.blocks.clear();
    row.tags.clear();
  }
  return row;
}

/// A row without what the server sets by itself.
template <class Row>
Row withoutStamps(Row row) {
  if constexpr (requires { row.date_created; }) row.date_created.reset();
  if constexpr (requires { row.date_updated; }) row.date_updated.reset();
  if constexpr (requires { row.user_created; }) row.user_created = nullptr;
  return row;
}

/// Writes every row over itself: nothing is changed by that.
template <auto Collection>
void writeEveryRow() {
  using Row = ModelOf<Collection>;
  INFO(collectionName<Collection>());
  const auto admin = server::admin<SchemaOf<Collection>>();
  const auto rows = admin.request(readItems<Collection>({.limit = -1})).get();
  REQUIRE_FALSE(rows.empty());
  for (const Row& row : rows) {
    const Row written = admin.request(updateItem<Collection>(keyOf(row), wholeItem(row))).get();
    CHECK(textOf(withoutStamps(written)) == textOf(withoutStamps(row)));
  }
}

/// Creates every row once more; what is read then is what was sent.
template <auto Collection>
void copyEveryRow() {
  using Row = ModelOf<Collection>;
  INFO(collectionName<Collection>());
  const auto admin = server::admin<SchemaOf<Collection>>();
  for (const Row& row : admin.request(readItems<Collection>({.limit = -1})).get()) {
    const Row sent = withoutStamps(copyOf(row));
    const Key key = keyOf(admin.request(createItem<Collection>(sent)).get());
    const Row found = admin.request(readItem<Collection>(key)).get();
    CHECK(textOf(withoutStamps(copyOf(found))) == textOf(sent));
    admin.request(deleteItem<Collection>(key)).get();
  }
}

template <auto Singleton>
void writeSingleton() {
  INFO(collectionName<Singleton>());
  const auto admin = server::admin<SchemaOf<Singleton>>();
  const auto before = admin.request(readSingleton<Singleton>()).get();
  CHECK(before.id == 1);
  const auto written = admin.request(updateSingleton<Singleton>(wholeItem(before))).get();
  CHECK(textOf(written) == textOf(before));
}

/// Each collection of the seeded server.
template <class Schema>
void writeEveryRowOf() {
  writeEveryRow<&Schema::authors>();
  writeEveryRow<&Schema::tags>();
  writeEveryRow<&Schema::languages>();
  writeEveryRow<&Schema::articles>();
  writeEveryRow<&Schema::article_comments>();
  writeEveryRow<&Schema::articles_tags>();
  writeEveryRow<&Schema::block_text>();
  writeEveryRow<&Schema::block_image>();
  writeEveryRow<&Schema::articles_blocks>();
  writeEveryRow<&Schema::articles_translations>();
  writeEveryRow<&Schema::categories>();
}
template <class Schema>
void copyEveryRowOf() {
  copyEveryRow<&Schema::authors>();
  copyEveryRow<&Schema::tags>();
  copyEveryRow<&Schema::languages>();
  copyEveryRow<&Schema::articles>();
  copyEveryRow<&Schema::article_comments>();
  copyEveryRow<&Schema::articles_tags>();
  copyEveryRow<&Schema::block_text>();
  copyEveryRow<&Schema::block_image>();
  copyEveryRow<&Schema::articles_blocks>();
  copyEveryRow<&Schema::articles_translations>();
  copyEveryRow<&Schema::categories>();
}

}  // namespace generated
