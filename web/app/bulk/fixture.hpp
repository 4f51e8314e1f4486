// For tests of bulk edits and repricing: a shop of a few ads whose dialog is spoken to.
// Must not know views.
#pragma once

#include "web/app/bulk/model.hpp"
#include "web/app/fixture.hpp"

namespace stall::app::bulk::fixture {

constexpr std::size_t offered(listings::BulkAction action) {
    for (std::size_t i = 0; i < kOffered.size(); ++i)
        if (kOffered[i] == action) return i;
    return kOffered.size();
}

/// A losing and a winning ad in FR, another losing one in DE.
struct Shop {
    Shop() {
        auto german = app::fixture::losing_ad(3, "Xperia 5", "X5");
        german.market = listings::Market::DE;
        auto floored = app::fixture::winning_ad(2, "Galaxy S22", "GS22");
        floored.position.floor_minor = 41500;
        app::fixture::open_shop(model,
                                {app::fixture::losing_ad(1, "iPhone 13", "IP13"), floored, german});
    }
    std::vector<Effect> send(app::Message message) { return update(model, message); }
    std::vector<Effect> open(Family family) { return send(Opened{family}); }
    void choose(Choice choice, std::size_t index) { (void)send(Chosen{choice, index, 0}); }
    void type(Entry entry, std::string text) { (void)send(Typed{entry, std::move(text)}); }
    std::vector<Effect> press(Act act) { return send(Pressed{act}); }
    void add_to_price(std::string amount) {
        (void)open(Family::edit);
        choose(Choice::action, offered(listings::BulkAction::add_to_price));
        type(Entry::amount, std::move(amount));
    }

    Model model;
};

} // namespace stall::app::bulk::fixture
