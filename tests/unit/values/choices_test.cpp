#include <directus/values/choice.hpp>

#include <cstdint>

#include <directus/query/filter.hpp>
#include <directus/query/patch.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

enum class Status { draft, published, archived };
enum class Colour : std::uint8_t { red = 3, new_ = 127 };
enum class Stage { inReview, done, old = 900 };
enum class Mood { none, good };
enum class Far : std::int64_t { below = -5, above = 5'000'000'000 };

struct Article {
  int id{};
  Status status{};
  std::optional<Colour> colour{};
  std::vector<Stage> stages{};
};
struct Moody {
  Choice<Mood> mood{};
};
struct Lenient {
  Choice<Status> status{};
};

template <class T>
std::string json(const T& value) {
  const auto text = detail::encode(detail::typeInfo<T>(), &value);
  return text ? *text : std::string("refused: ") + text.error().what();
}

}  // namespace

template <>
inline constexpr auto directus::choices<Stage> =
    directus::choicesOf<Stage>({{Stage::inReview, "in-review"}, {Stage::old, "quite old"}});
template <>
inline constexpr auto directus::choices<Mood> = directus::choicesOf<Mood>({{Mood::none, ""}});
template <>
inline constexpr auto directus::choices<Far> =
    directus::choicesOf<Far>({{Far::below, "below"}, {Far::above, "above"}});

TEST_CASE("the values of an enum are called as in C++") {
  const auto article =
      read<Article>(R"({"data":{"id":1,"status":"archived","colour":null,"stages":[]}})").value();
  CHECK(article.status == Status::archived);
  CHECK(json(Status::published) == R"("published")");
}

TEST_CASE("the underscore that keeps a name from being a keyword is not sent") {
  CHECK(json(Colour::new_) == R"("new")");
  CHECK(read<Colour>(R"({"data":"new"})").value() == Colour::new_);
}

TEST_CASE("names that are not identifiers are given") {
  CHECK(json(std::vector<Stage>{Stage::inReview, Stage::done, Stage::old}) ==
        R"(["in-review","done","quite old"])");
  CHECK(read<std::vector<Stage>>(R"({"data":["quite old","done","in-review"]})").value() ==
        std::vector<Stage>{Stage::old, Stage::done, Stage::inReview});
}

TEST_CASE("values outside of 0 to 127 are named") {
  CHECK(json(std::vector<Far>{Far::below, Far::above}) == R"(["below","above"])");
  CHECK(read<Far>(R"({"data":"above"})").value() == Far::above);
  CHECK(read<Far>(R"({"data":"below"})").value() == Far::below);
}

TEST_CASE("a choice may be written with escapes") {
  CHECK(read<Status>(R"({"data":"dr\u0061ft"})").value() == Status::draft);
}

TEST_CASE("a choice that the enum does not have is refused with those it has") {
  CHECK(failure<Article>(R"({"data":{"id":1,"status":"lost"}})") ==
        "data.status: expected one of draft, published, archived (a directus::Choice takes others, "
        "too), got \"lost\"");
}

TEST_CASE("of a choice that is quoted in an error a long one is cut between characters") {
  std::string accents;
  for (int i = 0; i < 100; ++i) accents += "\xC3\xA9";
  const std::string why = failure<Status>(R"({"data":")" + accents + "\"}");
  CHECK(detail::isUtf8(why));
  CHECK(why.size() < 200);
}

TEST_CASE("a choice is text, nothing else") {
  CHECK(failure<Status>(R"({"data":1})") == "data: expected string, got number");
  CHECK(failure<Status>(R"({"data":null})") == "data: expected string, got null");
}

TEST_CASE("a value of an enum without a name is refused with its path") {
  CHECK(json(Article{.id = 1, .status = static_cast<Status>(9), .colour = {}, .stages = {}}) ==
        "refused: status: a value of this enum that has no name");
}

TEST_CASE("a Choice keeps what the enum does not have, and writes it back") {
  const auto lenient = read<Lenient>(R"({"data":{"status":"l\"o\u00e9st"}})").value();
  CHECK_FALSE(lenient.status.isKnown());
  CHECK_FALSE(lenient.status.value());
  CHECK(lenient.status.text() == "l\"o\xC3\xA9st");
  CHECK(lenient.status.valueOr(Status::archived) == Status::archived);
  CHECK_FALSE(lenient.status == Status::draft);
  CHECK(json(lenient) == "{\"status\":\"l\\\"o\xC3\xA9st\"}");
}

TEST_CASE("a Choice that is empty text stays that") {
  CHECK(json(read<Lenient>(R"({"data":{"status":""}})").value()) == R"({"status":""})");
}

TEST_CASE("a Choice that the enum calls by an empty text is written") {
  const auto moody = read<Moody>(R"({"data":{"mood":""}})").value();
  CHECK(moody.mood == Mood::none);
  CHECK(json(moody) == R"({"mood":""})");
  CHECK(json(Moody{.mood = Mood::none}) == R"({"mood":""})");
  CHECK(moody.mood.hasText());
  CHECK(Patch<Moody>{field<"mood"> = Choice<Mood>(Mood::none)}.text().value() == R"({"mood":""})");
  CHECK_FALSE(Choice<Mood>(static_cast<Mood>(9)).hasText());
}

TEST_CASE("a Choice knows the values of its enum") {
  const auto lenient = read<Lenient>(R"({"data":{"status":"published"}})").value();
  CHECK(lenient.status == Status::published);
  CHECK(lenient.status.value() == Status::published);
  CHECK(lenient.status == Choice<Status>::fromText("published"));
  CHECK(json(Lenient{.status = Status::archived}) == R"({"status":"archived"})");
}

TEST_CASE("a Choice of a number without a name is refused") {
  CHECK(json(Lenient{.status = static_cast<Status>(9)}) == "refused: status: invalid choice");
}

TEST_CASE("choices stand in filters and patches") {
  const Filter<Article> filter =
      field<"status"> == Status::draft && field<"stages">.in({Stage::inReview, Stage::done});
  CHECK(detail::filterJson(filter) ==
        R"({"_and":[{"status":{"_eq":"draft"}},{"stages":{"_in":["in-review","done"]}}]})");
  CHECK(
      Patch<Article>{field<"status"> = Status::archived, field<"colour"> = std::optional<Colour>()}
          .text()
          .value() == R"({"status":"archived","colour":null})");
  CHECK(Patch<Lenient>{field<"status"> = Choice<Status>::fromText("lost")}.text().value() ==
        R"({"status":"lost"})");
}
