#include <set>
#include <sstream>
#include <unordered_set>

#include <directus/auth/authentication.hpp>
#include <directus/commands/key.hpp>
#include <directus/commands/server.hpp>
#include <directus/commands/uploads.hpp>
#include <directus/commands/utils.hpp>
#include <directus/core/log.hpp>
#include <directus/values/choice.hpp>
#include <directus/values/csv.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/decimal.hpp>
#include <directus/values/hash.hpp>
#include <directus/values/uuid.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

enum class Status { draft, published };

template <class T>
std::string printed(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

/// What all of them promise, for a text that is one.
template <class T>
void keepsTheConvention(std::string_view text) {
  const Result<T> parsed = T::parse(text);
  REQUIRE(parsed.has_value());
  CHECK(parsed->toString() == text);
  CHECK(*parsed == *T::parse(text));
  CHECK(std::hash<T>()(*parsed) == std::hash<T>()(*T::parse(text)));
  CHECK(std::unordered_set<T>{*parsed, *parsed}.size() == 1);
}

}  // namespace

TEST_CASE("every value type parses, prints and hashes alike") {
  keepsTheConvention<Uuid>("5eed0000-1234-4abc-8def-0000000000c0");
  keepsTheConvention<Decimal>("-12.50");
  keepsTheConvention<Date>("2024-02-29");
  keepsTheConvention<Time>("13:37:00");
  keepsTheConvention<DateTime>("2024-02-29T13:37:00");
  keepsTheConvention<Timestamp>("2024-02-29T11:37:00.123Z");
  keepsTheConvention<Hash>("$argon2id$v=19");
  keepsTheConvention<Csv>("red,green");
  keepsTheConvention<Key>("slug");
  keepsTheConvention<Key>("42");
}

TEST_CASE("values are printed as their toString says") {
  CHECK(printed(*Uuid::parse("5eed0000-1234-4abc-8def-0000000000c0")) ==
        "5eed0000-1234-4abc-8def-0000000000c0");
  CHECK(printed(Decimal("19.9900")) == "19.9900");
  CHECK(printed(Date{2024, 2, 29}) == "2024-02-29");
  CHECK(printed(Key(7)) == "7");
  CHECK(printed(Csv{"a", "b"}) == "a,b");
  CHECK(printed(Choice<Status>(Status::published)) == "published");
}

TEST_CASE("a hash is never printed") {
  CHECK(printed(Hash("secret")) == "**********");
  CHECK(printed(Hash()).empty());
}

TEST_CASE("what is parsed in vain says the type, the text and what was expected") {
  const auto uuid = Uuid::parse("5eed");
  REQUIRE_FALSE(uuid);
  CHECK(uuid.error().kind() == ErrorKind::invalidArgument);
  CHECK(std::string(uuid.error().what()) == "Uuid: \"5eed\" is not a valid UUID");
  CHECK(std::string(Decimal::parse("1,5").error().what()) ==
        "Decimal: \"1,5\" is not a valid decimal");
  CHECK(std::string(Date::parse("yesterday").error().what()) ==
        "Date: \"yesterday\" is not a valid date (2024-02-29)");
  CHECK(std::string(Key::parse("").error().what()) == "Key: \"\" is not a valid key");
  CHECK_FALSE(Csv::parse("\xff"));
  CHECK_FALSE(Hash::parse("\xff"));
}

TEST_CASE("a long text that is parsed in vain is not repeated") {
  const std::string text(1000, 'x');
  CHECK(std::string(Timestamp::parse(text).error().what()).find(text) == std::string::npos);
}

TEST_CASE("decimals that are equal have equal hashes") {
  const std::hash<Decimal> hash;
  CHECK(hash(Decimal("19.99")) == hash(Decimal("19.9900")));
  CHECK(hash(Decimal("1e2")) == hash(Decimal("100")));
  CHECK(hash(Decimal("-0")) == hash(Decimal("0.0")));
  CHECK(hash(Decimal("0.1")) != hash(Decimal("1")));
  CHECK(hash(Decimal("-1")) != hash(Decimal("1")));
}

TEST_CASE("a text of digits is parsed as the number, any other as text") {
  CHECK(Key::parse("42")->isNumber());
  CHECK_FALSE(Key::parse("042")->isNumber());
  CHECK_FALSE(Key::parse("slug")->isNumber());
  CHECK(*Key::parse("42") == Key(42));
  CHECK(std::set<Key>{1, "a", 1}.size() == 2);
}

TEST_CASE("csv is split at its commas, and an empty text holds no item") {
  CHECK(*Csv::parse("a,,b") == Csv{"a", "", "b"});
  CHECK(Csv::parse("")->empty());
}

TEST_CASE("every public enum has a text") {
  CHECK(toString(ErrorKind::sessionLost) == "sessionLost");
  CHECK(toString(ErrorCode::recordNotUnique) == "RECORD_NOT_UNIQUE");
  CHECK(toString(ErrorCode::unknown) == "unknown");
  CHECK(errorCodeFromText(toString(ErrorCode::tokenExpired)) == ErrorCode::tokenExpired);
  CHECK(toString(AuthEvent::storageFailed) == "storageFailed");
  CHECK(toString(AuthMode::session) == "session");
  CHECK(toString(Credentials::sameOrigin) == "sameOrigin");
  CHECK(toString(LogLevel::warn) == "warn");
  CHECK(toString(GraphqlScope::system) == "system");
  CHECK(toString(ExportFormat::csv_utf8) == "csv_utf8");
  CHECK(toString(ImportMode::merge) == "merge");
}
