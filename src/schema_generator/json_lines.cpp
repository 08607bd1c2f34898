#include "json_lines.hpp"

#include <iterator>

namespace schema_generator {

using nlohmann::json;

namespace {

/// How far the parser has read: it does not say itself.
struct Progress {
  std::size_t line = 1;
  char last = 0;
};

class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, Progress& progress) : at_(at), progress_(&progress) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    progress_->last = *at_++;
    if (progress_->last == '\n') ++progress_->line;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }

 private:
  const char* at_;
  Progress* progress_;
};

/// Follows the parser, and keeps the line of the last value on the way to the one that is wanted.
class LineFinder final : public json::json_sax_t {
 public:
  LineFinder(const Path& wanted, const Progress& progress) : wanted_(wanted), progress_(progress) {}

  [[nodiscard]] std::size_t line() const { return line_; }

  bool null() override { return scalar(progress_.line); }
  bool boolean(bool) override { return scalar(progress_.line); }
  bool number_integer(number_integer_t) override { return number(); }
  bool number_unsigned(number_unsigned_t) override { return number(); }
  bool number_float(number_float_t, const string_t&) override { return number(); }
  bool string(string_t&) override { return scalar(progress_.line); }
  bool binary(binary_t&) override { return scalar(progress_.line); }
  bool start_object(std::size_t) override { return begin(); }
  bool key(string_t& name) override {
    path_.back() = {.member = name};
    return true;
  }
  bool end_object() override { return end(); }
  bool start_array(std::size_t) override { return begin(); }
  bool end_array() override { return end(); }
  bool parse_error(std::size_t, const std::string&, const json::exception&) override {
    return false;
  }

 private:
  void look(std::size_t line) {
    if (beginsWith(wanted_, path_)) line_ = line;
  }
  bool next() {
    if (!path_.empty() && path_.back().member.empty()) ++path_.back().index;
    return true;
  }
  bool scalar(std::size_t line) {
    look(line);
    return next();
  }
  /// A number ends where something else begins, so that has been read as well.
  bool number() { return scalar(progress_.line - (progress_.last == '\n' ? 1 : 0)); }
  bool begin() {
    look(progress_.line);
    path_.emplace_back();
    return true;
  }
  bool end() {
    path_.pop_back();
    return next();
  }

  const Path& wanted_;
  const Progress& progress_;
  Path path_;
  std::size_t line_ = 1;
};

}  // namespace

std::size_t jsonLineOf(std::string_view text, const Path& path) {
  Progress progress;
  LineFinder finder(path, progress);
  json::sax_parse(CountingIterator(text.data(), progress),
                  CountingIterator(text.data() + text.size(), progress), &finder);
  return finder.line();
}

}  // namespace schema_generator
