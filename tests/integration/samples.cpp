#include "samples.hpp"

using namespace directus;

namespace samples {

namespace {

/// With `meta`, without which Directus cannot make a timestamp on SQLite.
Json special(const char* name, const char* type, const Json& kinds) {
  return {
      {"field", name}, {"type", type}, {"schema", Json::object()}, {"meta", {{"special", kinds}}}};
}

Json plain(const char* name, const char* type) {
  return special(name, type, nullptr);
}

Json fields() {
  Json price = plain("price", "decimal");
  price["schema"] = {{"numeric_precision", 20}, {"numeric_scale", 5}};
  return Json::array(
      {plain("status", "string"), plain("body", "text"), price, plain("rating", "float"),
       plain("big", "bigInteger"), special("published", "boolean", {"cast-boolean"}),
       special("data", "json", {"cast-json"}), special("labels", "csv", {"cast-csv"}),
       plain("external_id", "uuid"), special("secret", "hash", {"hash", "conceal"}),
       plain("pub_date", "date"), plain("pub_time", "time"), plain("pub_datetime", "dateTime"),
       plain("pub_timestamp", "timestamp")});
}

}  // namespace

Collection::Collection() : scratch_("samples", fields()) {}

Sample Collection::read(int id) const {
  return client_.request(readItem<&Schema::samples, Sample>(id)).get();
}

Sample Collection::stored(const Sample& sample) const {
  return read(client_.request(createItem<&Schema::samples, Sample>(sample)).get().id);
}

Sample Collection::changed(int id, const Patch<Model>& patch) const {
  (void)client_.request(updateItem<&Schema::samples, Sample>(id, patch)).get();
  return read(id);
}

}  // namespace samples
