// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/typed.hpp>

namespace golden::names {

struct Collection2nd {
  int id{};
};

struct Article {
  int id{};
};

struct Articles {
  int id{};
};

struct Article2 {
  int id{};
};

struct Articles2 {
  int id{};
  std::optional<std::string> _thing{};
  std::optional<std::string> _1st{};
  /// Named like a struct.
  std::optional<std::string> Article_{};
  std::optional<std::string> EOF_{};
  std::optional<std::string> Schema_{};
  std::optional<std::string> unnamed{};
  std::optional<std::string> Upper{};
  std::optional<std::string> _hidden{};
  std::optional<std::string> class_2{};
  std::optional<std::string> class_{};
  std::optional<std::string> co_await_{};
  std::optional<bool> delete_{};
  std::optional<std::string> directus_{};
  std::optional<int> int_{};
  std::optional<int> max{};
  std::optional<int> min{};
  std::optional<std::string> my_field{};
  std::optional<std::string> my_field_{};
  std::optional<std::string> na_ve{};
  std::optional<std::string> order{};
  std::optional<std::string> std_{};
  std::optional<std::string> what_{};
  std::optional<std::string> unnamed_{};

  static constexpr auto fieldNames() {
    return directus::renamed<&Articles2::_thing, &Articles2::_1st, &Articles2::Article_,
                             &Articles2::EOF_, &Articles2::Schema_, &Articles2::unnamed,
                             &Articles2::Upper, &Articles2::_hidden, &Articles2::class_2,
                             &Articles2::co_await_, &Articles2::delete_, &Articles2::directus_,
                             &Articles2::int_, &Articles2::my_field, &Articles2::my_field_,
                             &Articles2::na_ve, &Articles2::std_, &Articles2::what_,
                             &Articles2::unnamed_>("$thing", "1st", "Article", "EOF", "Schema",
                             "_", "_Upper", "__hidden", "class", "co_await", "delete", "directus",
                             "int", "my field", "my-field", "naïve", "std", "what?\?/", "имя");
  }
};

struct Class {
  int id{};
};

struct MyCollection {
  int id{};
};

struct Page {
  std::optional<int> number{};
};

struct Schema2 {
  int id{};
};

struct Std {
  int id{};
};

struct Ber {
  int id{};
};

struct Schema {
  std::vector<Collection2nd> _2nd;
  std::vector<Article> Article_;
  std::vector<Articles> Articles_;
  std::vector<Article2> article;
  std::vector<Articles2> articles;
  std::vector<Class> class_;
  std::vector<MyCollection> my_collection;
  std::vector<Page> pages;
  std::vector<Schema2> schema;
  std::vector<Std> std_;
  std::vector<Ber> _ber;

  static constexpr auto fieldNames() {
    return directus::renamed<&Schema::_2nd, &Schema::Article_, &Schema::Articles_, &Schema::class_,
                             &Schema::my_collection, &Schema::std_, &Schema::_ber>("2nd",
                             "Article", "Articles", "class", "my-collection", "std", "über");
  }
};

}  // namespace golden::names
