// What needs the later part of the program waits for it, and nothing is lost on the way.
#include "web/app/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;

namespace {

Model first_part_only() {
    Model model;
    fixture::open_shop(model, {fixture::losing_ad(1, "Pixel 8", "PX8")});
    model.parts = Parts::first;
    return model;
}

const message::FileArrived kFile{"ads.csv", "sku,price\nPX8,1.00\n"};

} // namespace

TEST_CASE("a file dropped before the later part is there is read when it has come") {
    auto model = first_part_only();
    CHECK(fixture::find<effect::LoadParts>(update(model, kFile)));
    CHECK(model.import.step == imports::Import::Step::closed);
    CHECK_FALSE(fixture::find<effect::LoadParts>(update(model, kFile))); // asked once
    (void)update(model, message::PartsArrived{});
    CHECK(model.import.file_name == "ads.csv");
    CHECK(model.held.empty());
}

TEST_CASE("a later part that cannot be loaded is said and asked for again with what waits") {
    auto model = first_part_only();
    (void)update(model, kFile);
    const auto effects =
        update(model, message::PartsArrived{message::PartsArrived::Outcome::unreachable});
    CHECK(fixture::find<effect::LookForNewer>(effects));
    REQUIRE(model.toasts.size() == 1);
    CHECK(model.held.size() == 1);
    const auto again = update(model, message::CommandRun{Command::import_ads});
    CHECK(fixture::find<effect::LoadParts>(again));
    (void)update(model, message::PartsArrived{});
    CHECK(model.import.file_name == "ads.csv");
    CHECK(model.held.empty());
}

TEST_CASE("what is looked at before its part is there asks once and after a failure again") {
    auto model = first_part_only();
    CHECK(fixture::find<effect::LoadParts>(update(model, message::PartsWanted{})));
    CHECK_FALSE(fixture::find<effect::LoadParts>(update(model, message::PartsWanted{})));
    (void)update(model, message::PartsArrived{message::PartsArrived::Outcome::unreachable});
    CHECK(model.parts == Parts::unreachable); // which no view asks from by itself
    CHECK(fixture::find<effect::LoadParts>(update(model, message::PartsWanted{})));
}
