// Values of every type: create, read, patch, read. On SQLite and on PostgreSQL.
#include "samples.hpp"
#include "support/catch.hpp"

using namespace directus;
using samples::Model;
using samples::Sample;
using samples::Status;

namespace {

Sample sample() {
  return {.name = "Notes",
          .n = -7,
          .status = Status::inReview,
          .body = "<p>hello</p>",
          .price = "19.99",
          .rating = 4.5,
          .big = 12,
          .published = true,
          .data = Json{{"k", {1, 2, {{"x", nullptr}}}}},
          .labels = Csv{"a", "b"},
          .external_id = Uuid::parse("11111111-2222-4333-8444-555555555555").value(),
          .pub_date = Date{2024, 2, 29},
          .pub_time = Time{13, 37},
          .pub_datetime = DateTime{{2024, 2, 29}, {13, 37}},
          .pub_timestamp = Timestamp::parse("2024-02-29T13:37:00.123+02:00").value()};
}

}  // namespace

TEST_CASE("every value comes back as it was created and as it was patched", "[values]") {
  const samples::Collection collection;
  Sample expected = sample();
  const Sample created = collection.stored(expected);
  expected.id = created.id;
  CHECK(created == expected);

  const Sample patched = collection.changed(
      created.id, {field<"name"> = "Letters", field<"n"> = 8, field<"status"> = Status::draft,
                   field<"body"> = "", field<"price"> = Decimal("-0.5"), field<"rating"> = -0.25,
                   field<"big"> = std::int64_t{-12}, field<"published"> = false,
                   field<"data"> = Json::array(), field<"labels"> = Csv{"c"},
                   field<"external_id"> = *Uuid::parse("99999999-2222-4333-8444-555555555555"),
                   field<"pub_date"> = Date{1999, 12, 31}, field<"pub_time"> = Time{23, 59, 59},
                   field<"pub_datetime"> = DateTime{{1999, 12, 31}, {23, 59, 59}},
                   field<"pub_timestamp"> = Timestamp{0}});
  CHECK(patched ==
        Sample{.id = created.id,
               .name = "Letters",
               .n = 8,
               .status = Status::draft,
               .body = "",
               .price = "-0.5",
               .rating = -0.25,
               .big = -12,
               .published = false,
               .data = Json::array(),
               .labels = Csv{"c"},
               .external_id = Uuid::parse("99999999-2222-4333-8444-555555555555").value(),
               .pub_date = Date{1999, 12, 31},
               .pub_time = Time{23, 59, 59},
               .pub_datetime = DateTime{{1999, 12, 31}, {23, 59, 59}},
               .pub_timestamp = Timestamp{0}});
}

TEST_CASE("null in every field that may be null", "[values]") {
  const samples::Collection collection;
  const Sample empty = collection.stored({});
  CHECK(empty == Sample{.id = empty.id});

  const Sample full = collection.stored(sample());
  const Sample cleared = collection.changed(
      full.id,
      {field<"name"> = std::nullopt, field<"n"> = std::nullopt, field<"status"> = std::nullopt,
       field<"body"> = std::nullopt, field<"price"> = std::nullopt, field<"rating"> = std::nullopt,
       field<"big"> = std::nullopt, field<"published"> = std::nullopt, field<"data"> = std::nullopt,
       field<"labels"> = std::nullopt, field<"external_id"> = std::nullopt,
       field<"pub_date"> = std::nullopt, field<"pub_time"> = std::nullopt,
       field<"pub_datetime"> = std::nullopt, field<"pub_timestamp"> = std::nullopt});
  CHECK(cleared == Sample{.id = full.id});
}

TEST_CASE("what a patch does not name stays", "[values]") {
  const samples::Collection collection;
  Sample expected = collection.stored(sample());
  expected.n = 9;
  CHECK(collection.changed(expected.id, {field<"n"> = 9}) == expected);
}

TEST_CASE("a choice that the enum does not have survives", "[values]") {
  const samples::Collection collection;
  const Sample created =
      collection.stored({.status = Choice<Status>::fromText("retired \xF0\x9F\xA6\x95")});
  REQUIRE(created.status);
  CHECK_FALSE(created.status->isKnown());
  CHECK(created.status->text() == "retired \xF0\x9F\xA6\x95");
  CHECK(collection.stored({.status = created.status}).status == created.status);
}

TEST_CASE("a hash is stored, concealed, and never sent back", "[values]") {
  const samples::Collection collection;
  const Model created = collection.client()
                            .request(createItem<&samples::Schema::samples>(
                                Model{.name = "a", .secret = Hash("s3cret")}))
                            .get();
  REQUIRE(created.secret);
  CHECK(created.secret->isConcealed());

  const auto refused = collection.client()
                           .request(updateItem<&samples::Schema::samples>(
                               created.id, {field<"secret"> = *created.secret}))
                           .result();
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a new item gets a key of the server's", "[values]") {
  const samples::Collection collection;
  const Sample first = collection.stored({.name = "first"});
  const Sample second = collection.stored({.name = "second"});
  CHECK(first.id == 1);
  CHECK(second.id == 2);
}

TEST_CASE("filters compare values of every type", "[values]") {
  const samples::Collection collection;
  const Sample stored = collection.stored(sample());
  (void)collection.stored({});
  const auto found = [&](const Query<Model>& query) {
    const auto items =
        collection.client().request(readItems<&samples::Schema::samples, Sample>(query)).get();
    return items.size() == 1 && items.front() == stored;
  };
  CHECK(found({.filter = field<"status"> == Status::inReview}));
  CHECK(found({.filter = field<"price"> > Decimal("19.98")}));
  CHECK(found({.filter = field<"price"> == Decimal("19.99")}));
  CHECK(found({.filter = field<"big">.in({std::int64_t{12}, std::int64_t{9007199254740993}})}));
  CHECK(found({.filter = field<"external_id"> == *stored.external_id}));
  CHECK(found({.filter = field<"pub_date"> <= Date{2024, 2, 29}}));
  CHECK(found({.filter = field<"pub_time"> >= Time{13, 37}}));
  CHECK(found({.filter = field<"pub_datetime"> == DateTime{{2024, 2, 29}, {13, 37}}}));
  CHECK(found({.filter = field<"pub_timestamp"> < Timestamp{1709206620124}}));
  CHECK(found({.filter = field<"labels">.contains("a")}));
}
