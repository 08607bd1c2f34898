#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

/// Members keep their order: parameters are compared with it.
using Vector = nlohmann::ordered_json;

/// Thrown where a vector cannot be written in a typed API, or not yet.
struct Skip : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What we did, in words, beside what was wanted; empty when it is the same.
struct Difference {
  std::string expected;
  std::string got;
};

/// Counts and prints. A vector with a `quirk` is *better* when we do what `better` asks for.
class Report {
 public:
  void pass(const Vector& vector);
  void fail(const Vector& vector, const Difference& difference);
  void skip(const Vector& vector, const std::string& reason);

  /// The last line names the counts. Returns whether nothing failed.
  [[nodiscard]] bool print() const;

  void beginFile(std::string name) { file_ = std::move(name); }

 private:
  [[nodiscard]] std::string name(const Vector& vector) const;

  std::string file_;
  int matched_ = 0;
  int better_ = 0;
  int skipped_ = 0;
  int failed_ = 0;
  std::map<std::string, std::vector<std::string>> skips_;
};

/// Runs `check` on each vector of a file; it gives a difference or nothing, or throws `Skip`.
template <class Check>
void runVectors(Report& report, const Vector& vectors, const Check& check) {
  for (const Vector& vector : vectors) {
    try {
      if (const std::optional<Difference> difference = check(vector))
        report.fail(vector, *difference);
      else
        report.pass(vector);
    } catch (const Skip& skip) {
      report.skip(vector, skip.what());
    } catch (const std::exception& error) {
      report.fail(vector, {"no exception", error.what()});
    }
  }
}

std::optional<Difference> checkUrl(const Vector& vector);
std::optional<Difference> checkFields(const Vector& vector);
std::optional<Difference> checkResponse(const Vector& vector);
std::optional<Difference> checkRestCommand(const Vector& vector);
std::optional<Difference> checkAuthSession(const Vector& vector);
