#include "report.hpp"

#include <iostream>

std::string Report::name(const Vector& vector) const {
  return file_ + ": " + vector.at("id").get<std::string>();
}

void Report::pass(const Vector& vector) {
  ++(vector.contains("quirk") ? better_ : matched_);
}

void Report::fail(const Vector& vector, const Difference& difference) {
  ++failed_;
  std::cout << "FAILED " << name(vector) << "\n  expected " << difference.expected
            << "\n  got      " << difference.got << '\n';
}

void Report::skip(const Vector& vector, const std::string& reason) {
  ++skipped_;
  skips_[reason].push_back(name(vector));
}

bool Report::print() const {
  for (const auto& [reason, names] : skips_)
    std::cout << "skipped " << names.size() << ": " << reason << " (" << names.front()
              << (names.size() > 1 ? ", …)\n" : ")\n");
  std::cout << matched_ << " matched, " << better_ << " better, " << skipped_ << " skipped, "
            << failed_ << " failed\n";
  return failed_ == 0;
}
