// Places on the map: GeoJSON, as Directus stores it with PostGIS.
#include <directus/directus.hpp>

#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {

/// How an application holds a point, and what makes it GeoJSON.
struct Point {
  double longitude{};
  double latitude{};

  friend bool operator==(const Point&, const Point&) = default;
};

void to_json(nlohmann::json& json, const Point& point) {
  json = {{"type", "Point"}, {"coordinates", {point.longitude, point.latitude}}};
}
void from_json(const nlohmann::json& json, Point& point) {
  json.at("coordinates").at(0).get_to(point.longitude);
  json.at("coordinates").at(1).get_to(point.latitude);
}

}  // namespace

template <>
struct directus::JsonConversion<Point> : directus::NlohmannConversion<Point> {};

namespace {

struct Place {
  int id{};
  std::optional<std::string> name{};
  std::optional<Point> entrance{};
  std::optional<Json> area{};
  std::optional<JsonText> anything{};
};
struct Schema {
  std::vector<Place> places;
};

const Json places = {
    {{"field", "entrance"}, {"type", "geometry.Point"}, {"schema", Json::object()}},
    {{"field", "area"}, {"type", "geometry.Polygon"}, {"schema", Json::object()}},
    {{"field", "anything"}, {"type", "geometry"}, {"schema", Json::object()}}};

Json square(double from, double to) {
  return {{"type", "Polygon"},
          {"coordinates", {{{from, from}, {to, from}, {to, to}, {from, to}, {from, from}}}}};
}

}  // namespace

TEST_CASE("geometry comes back as it was created and as it was patched", "[postgres]") {
  const server::Scratch scratch("places", places);
  const auto client = server::admin<Schema>();
  const JsonText line =
      JsonText::parse(R"({"type":"LineString","coordinates":[[0,0],[1.5,2.25]]})");

  const Place created =
      client
          .request(createItem<&Schema::places>(
              Place{.entrance = Point{13.4, 52.5}, .area = square(0, 1), .anything = line}))
          .get();
  CHECK(created.entrance == Point{13.4, 52.5});
  CHECK(created.area == square(0, 1));
  REQUIRE(created.anything);
  CHECK(Json::parse(created.anything->text()) == Json::parse(line.text()));

  const Patch<Place> patch{field<"entrance"> = Point{-0.125, 0}, field<"area"> = nullptr};
  (void)client.request(updateItem<&Schema::places>(created.id, patch)).get();
  const Place patched = client.request(readItem<&Schema::places>(created.id)).get();
  CHECK(patched.entrance == Point{-0.125, 0});
  CHECK_FALSE(patched.area);
}

TEST_CASE("places are found by where they are", "[postgres]") {
  const server::Scratch scratch("places", places);
  const auto client = server::admin<Schema>();
  (void)client
      .request(createItems<&Schema::places>(std::vector<Place>{
          {.name = "in", .anything = square(0, 1)}, {.name = "out", .anything = square(4, 6)}}))
      .get();
  const auto found = [&](Filter<Place> filter) {
    const std::vector<Place> rows =
        client.request(readItems<&Schema::places>({.filter = std::move(filter)})).get();
    return rows.size() == 1 ? rows.front().name.value_or("") : std::to_string(rows.size());
  };
  const JsonText here = square(0, 2);
  CHECK(found(field<"anything">.intersects(here)) == "in");
  CHECK(found(field<"anything">.nintersects(here)) == "out");
  CHECK(found(field<"anything">.intersectsBbox(here)) == "in");
  CHECK(found(field<"anything">.nintersectsBbox(here)) == "out");
}

TEST_CASE("Directus does not look for points, lines and the like by where they are", "[postgres]") {
  const server::Scratch scratch("places", places);
  const auto client = server::admin<Schema>();
  const Error error = client
                          .request(readItems<&Schema::places>(
                              {.filter = field<"entrance">.intersects(square(0, 2))}))
                          .result()
                          .error();
  CHECK(error.code() == ErrorCode::invalidQuery);
}
