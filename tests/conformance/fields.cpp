#include <directus/core/json.hpp>
#include <directus/query/format_fields.hpp>

#include "report.hpp"
#include "values.hpp"

using namespace directus;

std::optional<Difference> checkFields(const Vector& vector) {
  const Vector& input = vector.at("input");
  if (input.is_array())
    for (const auto& entry : input)
      if (isUndefined(entry)) throw Skip("undefined does not exist here");
  const auto fields = formatFields(plainJson(input));
  // What the SDK drops in silence is refused; `better` says nothing about these.
  const bool refused = vector.contains("throws") || vector.contains("quirk");
  const Vector got = fields ? Vector(*fields) : Vector(fields.error().what());
  if (refused && !fields && fields.error().kind() == ErrorKind::invalidArgument)
    return std::nullopt;
  if (refused) return Difference{"invalidArgument", got.dump()};
  if (!fields || got != vector.at("output"))
    return Difference{vector.at("output").dump(), got.dump()};
  return std::nullopt;
}
