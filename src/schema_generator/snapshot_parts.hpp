#pragma once

#include "json_place.hpp"
#include "snapshot.hpp"

namespace schema_generator {

// Each reads one item of the lists of a snapshot. Errors: throw `PlaceRefusal`.
[[nodiscard]] Collection readCollection(const JsonPlace& place);
[[nodiscard]] Field readField(const JsonPlace& place);
[[nodiscard]] Relation readRelation(const JsonPlace& place);

}  // namespace schema_generator
