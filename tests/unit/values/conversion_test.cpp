// Custom types: those with a `JsonConversion`.
#include <directus/schema/json_member.hpp>

#include <charconv>

#include <directus/query/filter.hpp>
#include <directus/query/patch.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

/// A string in JSON.
struct Colour {
  unsigned rgb = 0;
};

/// A number, or a string of digits.
struct Cents {
  long count = 0;
};

/// An object that nlohmann knows.
struct Size {
  int width = 0;
  int height = 0;
  NLOHMANN_DEFINE_TYPE_INTRUSIVE(Size, width, height)
};

struct Product {
  Colour colour{};
  std::optional<Cents> price{};
  std::optional<Size> size{};
};

template <class T>
std::string json(const T& value) {
  const auto text = detail::encode(detail::typeInfo<T>(), &value);
  return text ? *text : std::string("refused: ") + text.error().what();
}

}  // namespace

template <>
struct directus::JsonConversion<Colour> {
  static constexpr const char* expected = "colour (#rrggbb)";

  static bool fromText(std::string_view text, Colour& colour) {
    if (text.size() != 7 || text.front() != '#') return false;
    const auto read = std::from_chars(text.data() + 1, text.data() + text.size(), colour.rgb, 16);
    return read.ptr == text.data() + text.size();
  }
  static bool toText(const Colour& colour, std::string& text) {
    if (colour.rgb > 0xFFFFFF) return false;
    for (int shift = 20, i = (text += '#', 0); i < 6; ++i, shift -= 4)
      text += "0123456789abcdef"[colour.rgb >> shift & 0xF];
    return true;
  }
};

template <>
struct directus::JsonConversion<Cents> {
  static constexpr auto category = directus::JsonCategory::number;

  static bool fromText(std::string_view text, Cents& cents) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), cents.count);
    return read.ptr == text.data() + text.size() && read.ec == std::errc();
  }
  static bool toText(const Cents& cents, std::string& text) {
    text += std::to_string(cents.count);
    return true;
  }
};

template <>
struct directus::JsonConversion<Size> : directus::NlohmannConversion<Size> {};

TEST_CASE("a custom type is read from text without quotes and escapes") {
  CHECK(read<Colour>(R"({"data":"#00\u0066f7f"})")->rgb == 0x00FF7F);
  CHECK(json(Colour{0x00FF7F}) == R"("#00ff7f")");
}

TEST_CASE("a type whose category is number is read from a number and from text") {
  CHECK(read<Cents>(R"({"data":1250})")->count == 1250);
  CHECK(read<Cents>(R"({"data":"1250"})")->count == 1250);
  CHECK(json(Cents{1250}) == R"("1250")");
}

TEST_CASE("a value that a custom type refuses is named, but not shown") {
  CHECK(failure<Product>(R"({"data":{"colour":"green"}})") ==
        "data.colour: expected colour (#rrggbb), got string");
  CHECK(failure<Product>(R"({"data":{"colour":7}})") ==
        "data.colour: expected colour (#rrggbb), got number");
  CHECK(json(Product{.colour = {0x1000000}}) == "refused: colour: invalid colour (#rrggbb)");
}

TEST_CASE("a type that nlohmann knows is read and written by its functions") {
  const auto product =
      read<Product>(R"({"data":{"colour":"#000000","size":{"width":3,"height":4}}})").value();
  CHECK(product.size->height == 4);
  CHECK(json(product) == R"({"colour":"#000000","size":{"height":4,"width":3}})");
}

TEST_CASE("what from_json throws means that the value does not fit") {
  CHECK(failure<Product>(R"({"data":{"colour":"#000000","size":{"width":"3"}}})") ==
        "data.size: expected value, got object");
}

TEST_CASE("custom types work in filters and patches") {
  const Filter<Product> filter = field<"price"> > Cents{5};
  CHECK(detail::filterJson(filter) == R"({"price":{"_gt":"5"}})");
  CHECK(Patch<Product>{field<"colour"> = Colour{0xFF}, field<"price"> = std::optional<Cents>(),
                       field<"size"> = Size{1, 2}}
            .text()
            .value() == R"({"colour":"#0000ff","price":null,"size":{"height":2,"width":1}})");
}
