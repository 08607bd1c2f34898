#include <directus/schema/any_state.hpp>

#include <utility>

namespace DIRECTUS_NAMESPACE::detail {

AnyState::AnyState() noexcept = default;

AnyState::AnyState(const AnyState& other)
    : key_(other.key_),
      collection_(other.collection_),
      raw_(other.raw_),
      object_(other.object_ == nullptr ? nullptr : other.life_->copy(other.object_)),
      life_(other.life_),
      index_(other.index_),
      waiting_(other.waiting_) {}

AnyState::AnyState(AnyState&& other) noexcept
    : key_(std::exchange(other.key_, {})),
      collection_(std::exchange(other.collection_, {})),
      raw_(std::exchange(other.raw_, {})),
      object_(std::exchange(other.object_, nullptr)),
      life_(other.life_),
      index_(other.index_),
      waiting_(std::exchange(other.waiting_, Part::none)) {}

AnyState& AnyState::operator=(const AnyState& other) {
  return *this = AnyState(other);
}

AnyState& AnyState::operator=(AnyState&& other) noexcept {
  std::swap(key_, other.key_);
  std::swap(collection_, other.collection_);
  std::swap(raw_, other.raw_);
  std::swap(object_, other.object_);
  std::swap(life_, other.life_);
  std::swap(index_, other.index_);
  std::swap(waiting_, other.waiting_);
  return *this;
}

AnyState::~AnyState() {
  if (object_ != nullptr) life_->destroy(object_);
}

RefState& AnyState::resetKey() noexcept {
  if (object_ != nullptr) life_->destroy(std::exchange(object_, nullptr));
  index_ = 0;
  raw_.clear();
  key_.setNull();
  return key_;
}

void AnyState::setRaw(std::string_view json) {
  resetKey();
  raw_ = json;
  key_.setObject();
}

void AnyState::setObject(std::size_t index, void* object, const ObjectLife& life) noexcept {
  resetKey().setObject();
  object_ = object;
  life_ = &life;
  index_ = index;
}

}  // namespace DIRECTUS_NAMESPACE::detail
