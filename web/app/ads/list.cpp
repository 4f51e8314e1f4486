// What the list shows after something changed; see list.hpp.
// Must not know widgets or HTTP.
#include "web/app/ads/list.hpp"

#include "web/app/ads/shown.hpp"

namespace stall::app::ads {

void refresh_list(Model& model) { model.ads.shelf.view().refresh(query_of(model.route.question)); }

void show_listing(Model& model, ListingId listing) {
    auto& ads = model.ads;
    for (const auto row : ads.shelf.rows_of(listing)) {
        const auto standing = standing_of(ads, ads.shelf.at(row));
        ads.shelf.show(row, standing.position, standing.price_minor);
        ads.shelf.view().row_changed(row);
    }
}

void put_rows(Model& model, std::vector<wire::AdRow> rows) {
    auto& shelf = model.ads.shelf;
    std::set<ListingId> listings;
    bool has_new = false;
    for (auto& row : rows) {
        const auto known = shelf.find(key_of(row));
        if (known && shelf.at(*known).version > row.version) continue;
        listings.insert(row.listing);
        has_new = has_new || !known;
        shelf.put(std::move(row));
    }
    constexpr std::size_t kOneByOneMax = 64;
    const bool is_few = !has_new && listings.size() <= kOneByOneMax;
    for (const auto listing : listings) {
        for (const auto row : shelf.rows_of(listing)) {
            const auto standing = standing_of(model.ads, shelf.at(row));
            shelf.show(row, standing.position, standing.price_minor);
            if (is_few) shelf.view().row_changed(row);
        }
    }
    if (!is_few) refresh_list(model);
}

} // namespace stall::app::ads
