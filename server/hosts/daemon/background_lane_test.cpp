// Work behind the answers: in order, step by step; what rests lets others by and comes back; a stop
// ends a rest at once.
#include "server/hosts/daemon/background_lane.hpp"

#include <doctest/doctest.h>

#include <latch>
#include <string>
#include <vector>

namespace stall::hosts {
namespace {

using usecases::Step;

/// What was called, by name; written by the lane's thread and read once it has stopped.
struct Called {
    std::vector<std::string> names;
    BackgroundLane::Work work(const char* name, std::vector<Step> steps,
                              std::latch* over = nullptr) {
        return [this, name, steps, over, at = std::size_t{0}]() mutable {
            names.emplace_back(name);
            const Step step = steps[at++];
            if (step == Step::over && over != nullptr) over->count_down();
            return step;
        };
    }
};

TEST_CASE("work is done in order and each to its end") {
    Called called;
    std::latch over(2);
    BackgroundLane lane(0);
    lane.run(called.work("a", {Step::more, Step::more, Step::over}, &over));
    lane.run(called.work("b", {Step::over}, &over));
    over.wait();
    lane.stop();
    CHECK(called.names == std::vector<std::string>{"a", "a", "a", "b"});
}

TEST_CASE("work that rests goes behind the others and is called again") {
    Called called;
    std::latch begun(1), over(2);
    BackgroundLane lane(1);
    lane.run([&] {
        begun.wait(); // both are in the queue
        return Step::over;
    });
    lane.run(called.work("a", {Step::more, Step::rest, Step::rest, Step::over}, &over));
    lane.run(called.work("b", {Step::more, Step::over}, &over));
    begun.count_down();
    over.wait();
    lane.stop();
    CHECK(called.names == std::vector<std::string>{"a", "a", "b", "b", "a", "a"});
}

TEST_CASE("a stop ends a rest however long and leaves the work") {
    Called called;
    std::latch rested(1);
    {
        BackgroundLane lane(3'600'000);
        lane.run([&] {
            called.names.emplace_back("a");
            rested.count_down();
            return Step::rest;
        });
        rested.wait();
    } // returns at once, or this test never ends
    CHECK(called.names == std::vector<std::string>{"a"});
}

TEST_CASE("a ticker goes on at once while there is more") {
    int calls = 0;
    std::latch over(1);
    {
        Ticker ticker(1, [&] {
            ++calls;
            if (calls % 3 != 0) return Step::more;
            if (calls == 6) over.count_down();
            return calls < 6 ? Step::over : Step::rest;
        });
        over.wait();
    }
    CHECK(calls >= 6);
    Called called;
    std::latch ticked(1);
    {
        Ticker ticker(3'600'000, [&] { return Step::over; });
        BackgroundLane lane(0);
        lane.run(called.work("a", {Step::over}, &ticked));
        ticked.wait();
    } // a ticker that waits for its next tick goes at once
}

} // namespace
} // namespace stall::hosts
