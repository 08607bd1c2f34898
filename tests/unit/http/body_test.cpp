#include <directus/http/body.hpp>

#include <utility>

#include "http/body_pool.hpp"
#include "support/catch.hpp"

using namespace directus;
using detail::BodyPool;

namespace {

/// A body of that size goes through the pool.
void pass(BodyPool& pool, std::size_t size) {
  Body body = pool.take();
  body.append(std::string(size, 'x'));
}

constexpr std::size_t large = std::size_t{8} << 20;

}  // namespace

TEST_CASE("a body holds what was appended") {
  Body body("one ");
  for (int i = 0; i < 1000; ++i) body.append("more ");
  CHECK(body.size() == 5004);
  CHECK(body.view().substr(0, 14) == "one more more ");
}

TEST_CASE("a body without bytes is empty") {
  const Body body;
  CHECK(body.empty());
  CHECK(body.view().empty());
}

TEST_CASE("reserving keeps the content") {
  Body body("content");
  body.reserve(1'000'000);
  CHECK(body.capacity() >= 1'000'000);
  CHECK(body.view() == "content");
}

TEST_CASE("the padding behind a full body is ours to read") {
  Body body;
  body.reserve(10'000);
  body.append(std::string(body.capacity(), 'x'));
  volatile char last = 0;
  for (std::size_t i = 0; i < Body::padding; ++i) last = body.view().data()[body.size() + i];
  CHECK(body.size() == body.capacity());
  (void)last;
}

TEST_CASE("a moved body leaves nothing behind") {
  Body first("first");
  Body second(std::move(first));
  CHECK(second.view() == "first");
  second = Body("other");
  CHECK(second.view() == "other");
}

TEST_CASE("the buffer of a dead body is used again") {
  const auto pool = std::make_shared<BodyPool>();
  pass(*pool, 100'000);
  const std::size_t kept = pool->idleBytes();
  CHECK(kept >= 100'000);
  Body body = pool->take();
  CHECK(body.capacity() == kept);
  CHECK(body.empty());
  CHECK(pool->idleBytes() == 0);
}

TEST_CASE("a body outlives its pool's owner") {
  auto pool = std::make_shared<BodyPool>();
  Body body = pool->take();
  body.append("still here");
  pool.reset();
  CHECK(body.view() == "still here");
}

TEST_CASE("a large buffer is kept while large bodies come") {
  const auto pool = std::make_shared<BodyPool>();
  for (int i = 0; i < 100; ++i) {
    pass(*pool, large);
    pass(*pool, 400);
    CHECK(pool->idleBytes() >= large);
  }
}

TEST_CASE("a large buffer is freed after many small bodies") {
  const auto pool = std::make_shared<BodyPool>();
  pass(*pool, large);
  for (int i = 0; i < 200; ++i) pass(*pool, 400);
  CHECK(pool->idleBytes() < 100'000);
}

TEST_CASE("a large buffer at the bottom of the pool is freed") {
  const auto pool = std::make_shared<BodyPool>();
  {
    Body bottom = pool->take();
    bottom.append(std::string(large, 'x'));
    Body top = pool->take();
    top.append("small");
    bottom = {};
  }
  CHECK(pool->idleBytes() >= large);
  for (int i = 0; i < 200; ++i) pass(*pool, 400);
  CHECK(pool->idleBytes() < 100'000);
}

TEST_CASE("what waits in the pool is bounded") {
  const auto pool = std::make_shared<BodyPool>();
  {
    std::vector<Body> bodies;
    for (int i = 0; i < 20; ++i) {
      bodies.push_back(pool->take());
      bodies.back().append(std::string(large, 'x'));
    }
  }
  CHECK(pool->idleBytes() <= std::size_t{64} << 20);
}
