#include <directus/files/form_data.hpp>

#include <algorithm>
#include <array>
#include <random>

#include <directus/core/url.hpp>
#include <directus/http/headers.hpp>

namespace DIRECTUS_NAMESPACE {

namespace {

/// Several sources and the text between them, as one.
class MultipartSource final : public BodySource {
 public:
  void add(std::string_view text) {
    if (segments_.empty() || segments_.back().source) segments_.emplace_back();
    segments_.back().text += text;
  }
  void add(std::shared_ptr<BodySource> source) { segments_.push_back({{}, std::move(source)}); }

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    while (current_ < segments_.size()) {
      auto count = readFrom(segments_[current_], buffer, size);
      if (!count || *count > 0 || size == 0) return count;
      ++current_;
      at_ = 0;
    }
    return std::size_t{0};
  }

  [[nodiscard]] std::optional<std::uint64_t> size() const override {
    std::uint64_t total = 0;
    for (const Segment& segment : segments_) {
      const std::optional<std::uint64_t> size =
          segment.source ? segment.source->size() : segment.text.size();
      if (!size) return std::nullopt;
      total += *size;
    }
    return total;
  }

  bool rewind() override {
    current_ = 0;
    at_ = 0;
    return std::all_of(segments_.begin(), segments_.end(), [](const Segment& segment) {
      return !segment.source || segment.source->rewind();
    });
  }

 private:
  struct Segment {
    std::string text;
    std::shared_ptr<BodySource> source;
  };

  Result<std::size_t> readFrom(Segment& segment, char* buffer, std::size_t size) {
    if (segment.source) return segment.source->read(buffer, size);
    const std::size_t count = segment.text.copy(buffer, size, at_);
    at_ += count;
    return count;
  }

  std::vector<Segment> segments_;
  std::size_t current_ = 0;
  std::size_t at_ = 0;  // in a text
};

/// 128 random bits: no content holds it by chance, and nobody can guess it beforehand.
std::string randomBoundary() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device device;
  std::uniform_int_distribution<std::size_t> digit(0, 15);
  std::string boundary = "directus-cpp-";
  for (int i = 0; i < 32; ++i) boundary += digits[digit(device)];
  return boundary;
}

/// A quoted parameter. Quotes are escaped as in every other header, which Directus undoes, and not
/// as browsers do it, which it does not; what would end the line is percent-encoded.
std::string quotedParameter(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else if (c == '\0')
      out += "%00";
    else if (c == '"' || c == '\\')
      (out += '\\') += c;
    else
      out += c;
  }
  return out + '"';
}

std::string partHeader(const std::string& boundary, const std::string& name) {
  return "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quotedParameter(name);
}

}  // namespace

FormData& FormData::append(std::string name, std::string value) {
  parts_.push_back({std::move(name), std::move(value), std::nullopt});
  return *this;
}

FormData& FormData::append(std::string name, File file) {
  parts_.push_back({std::move(name), {}, std::move(file)});
  return *this;
}

bool operator==(const FormData& a, const FormData& b) {
  return a.parts_ == b.parts_;
}

std::vector<const FormData::Part*> FormData::inOrder() const {
  std::vector<const Part*> order;
  order.reserve(parts_.size());
  for (const Part& part : parts_) order.push_back(&part);
  const auto lastFile =
      std::find_if(order.rbegin(), order.rend(), [](const Part* part) { return part->file; });
  if (lastFile != order.rend()) std::rotate(lastFile.base() - 1, lastFile.base(), order.end());
  return order;
}

Result<FormData::Encoded> FormData::encode() const {
  const std::string boundary = randomBoundary();
  const auto source = std::make_shared<MultipartSource>();
  for (const Part* part : inOrder()) {
    if (auto fits = detail::checkArgument("form", part->name); !fits) return fits.error();
    source->add(partHeader(boundary, part->name));
    if (!part->file) {
      source->add("\r\n\r\n" + part->value + "\r\n");
      continue;
    }
    if (auto valid = detail::validateHeaders({{"Content-Type", part->file->type()}}); !valid)
      return valid.error();
    if (auto fits = detail::checkArgument("filename", part->file->name()); !fits)
      return fits.error();
    auto bytes = part->file->open();
    if (!bytes) return bytes.error();
    source->add("; filename=" + quotedParameter(part->file->name()) +
                "\r\nContent-Type: " + part->file->type() + "\r\n\r\n");
    source->add(std::move(*bytes));
    source->add("\r\n");
  }
  source->add("--" + boundary + "--\r\n");
  return Encoded{"multipart/form-data; boundary=" + boundary, source};
}

}  // namespace DIRECTUS_NAMESPACE
