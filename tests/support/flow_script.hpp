#pragma once

#include "support/catch.hpp"

namespace directus_test {

/// What strikes at a wait of a flow.
enum class Mishap {
  none,
  loss,      ///< it was done, and the answer was lost
  cancel,    ///< somebody ended it
  deadline,  ///< it took too long
};

/// One way in which a flow goes: it asks at each of its waits what strikes there.
class FlowScript {
 public:
  FlowScript() = default;
  FlowScript(int wait, Mishap mishap) : struck_(wait), mishap_(mishap) {}

  [[nodiscard]] Mishap wait() { return ++waits_ == struck_ ? mishap_ : Mishap::none; }
  [[nodiscard]] int waits() const { return waits_; }

  /// Whether the mishap has come.
  [[nodiscard]] bool hasStruck() const { return struck_ > 0 && waits_ >= struck_; }
  [[nodiscard]] Mishap mishap() const { return mishap_; }

 private:
  int struck_ = 0;
  Mishap mishap_ = Mishap::none;
  int waits_ = 0;
};

/// Plays `flow(FlowScript&)` without a mishap, then with each of them at each of its waits.
template <class Flow>
void playWithMishaps(Flow flow) {
  FlowScript plain;
  flow(plain);
  REQUIRE(plain.waits() > 0);
  for (int wait = 1; wait <= plain.waits(); ++wait)
    for (const Mishap mishap : {Mishap::loss, Mishap::cancel, Mishap::deadline}) {
      CAPTURE(wait, static_cast<int>(mishap));
      FlowScript script(wait, mishap);
      flow(script);
      CHECK(script.hasStruck());
    }
}

}  // namespace directus_test
