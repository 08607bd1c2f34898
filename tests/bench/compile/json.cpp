// What the other one is compared with.
#include <nlohmann/json.hpp>
