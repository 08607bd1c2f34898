// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <directus/models/users.hpp>
#include <directus/typed.hpp>

namespace golden::types {

struct Default {
  std::string code{};
  std::int64_t bigInteger = 9007199254740993;
  bool boolean = true;
  directus::Csv csv = directus::Csv{"a", "b"};
  std::optional<directus::Date> date{};
  std::optional<directus::DateTime> dateTime{};
  directus::Decimal decimal = "19.9900";
  std::string empty = "";
  double float_ = 0.1;
  std::optional<double> infinite{};
  int integer = -7;
  directus::JsonText json = directus::JsonText::parse("{\"dark\":true,\"list\":[1,\"\\\"\"]}");
  std::optional<std::int64_t> least{};
  directus::Csv list_csv = directus::Csv{"x", "y"};
  std::optional<directus::Decimal> no_decimal{};
  std::optional<int> no_number{};
  std::optional<int> nullable_number = 3;
  std::string string = "draft \"one\"\\";
  std::string text = "two\nlines";
  bool text_boolean = false;
  directus::JsonText text_json = directus::JsonText::parse("[1,2]");
  int text_number = 42;
  double text_real = 1000;
  std::optional<directus::Time> time{};
  std::optional<directus::Timestamp> timestamp{};
  std::optional<int> too_big{};
  std::optional<directus::Uuid> uuid{};

  static constexpr auto fieldNames() {
    return directus::renamed<&Default::float_>("float");
  }
};

struct Nullable {
  int id{};
  std::optional<std::int64_t> bigInteger{};
  std::optional<bool> boolean{};
  std::optional<directus::Csv> csv{};
  std::optional<directus::Date> date{};
  std::optional<directus::DateTime> dateTime{};
  std::optional<directus::Decimal> decimal{};
  std::optional<double> float_{};
  std::optional<directus::JsonText> geometry{};
  std::optional<directus::JsonText> geometry_LineString{};
  std::optional<directus::JsonText> geometry_MultiLineString{};
  std::optional<directus::JsonText> geometry_MultiPoint{};
  std::optional<directus::JsonText> geometry_MultiPolygon{};
  std::optional<directus::JsonText> geometry_Point{};
  std::optional<directus::JsonText> geometry_Polygon{};
  std::optional<directus::Hash> hash{};
  std::optional<int> integer{};
  std::optional<directus::JsonText> json{};
  std::optional<std::string> string{};
  std::optional<std::string> text{};
  std::optional<directus::Time> time{};
  std::optional<directus::Timestamp> timestamp{};
  std::optional<directus::Uuid> uuid{};

  static constexpr auto fieldNames() {
    return directus::renamed<&Nullable::float_>("float");
  }
};

struct Required {
  directus::Uuid id{};
  std::int64_t bigInteger{};
  bool boolean{};
  directus::Csv csv{};
  directus::Date date{};
  directus::DateTime dateTime{};
  directus::Decimal decimal{};
  double float_{};
  directus::JsonText geometry{};
  directus::JsonText geometry_LineString{};
  directus::JsonText geometry_MultiLineString{};
  directus::JsonText geometry_MultiPoint{};
  directus::JsonText geometry_MultiPolygon{};
  directus::JsonText geometry_Point{};
  directus::JsonText geometry_Polygon{};
  directus::Hash hash{};
  int integer{};
  directus::JsonText json{};
  std::string string{};
  std::string text{};
  directus::Time time{};
  directus::Timestamp timestamp{};
  directus::Uuid uuid{};

  static constexpr auto fieldNames() {
    return directus::renamed<&Required::float_>("float");
  }
};

struct Stamped {
  std::optional<int> key{};
  std::optional<directus::Timestamp> date_created{};
  std::optional<directus::Timestamp> date_updated{};
  std::optional<directus::Uuid> token{};
  directus::Ref<directus::DirectusUser> user_created{};
};

struct Schema {
  std::vector<Default> defaults;
  std::vector<Nullable> nullable;
  std::vector<Required> required;
  std::vector<Stamped> stamped;
};

}  // namespace golden::types
