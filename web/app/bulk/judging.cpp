// What a bulk change would do to every chosen ad; see judging.hpp.
// Must not know widgets, HTTP or tasks.
#include "web/app/bulk/judging.hpp"

#include <algorithm>

namespace stall::app::bulk {
namespace {

using Kind = listings::BulkOutcome::Kind;
using Box = Line::Box;

/// In the order in which the preview shows them: what hurts first.
Shown kind_of(const Line& line) {
    if (line.outcome.kind == Kind::refused) return Shown::refused;
    if (line.outcome.kind == Kind::unchanged) return Shown::unchanged;
    if (line.box == Box::lost) return Shown::lost;
    return line.box == Box::won ? Shown::won : Shown::changed;
}

constexpr std::array kOrder = {Shown::lost, Shown::won, Shown::changed, Shown::refused,
                               Shown::unchanged};

Line line_of(const wire::AdRow& row, const listings::BulkChange& change) {
    const auto& position = row.position;
    Line line;
    line.ad = ads::key_of(row);
    line.outcome = listings::propose(position, row.market, change);
    line.price_before = position.price_minor;
    line.floor_before = position.floor_minor;
    line.quantity_before = position.quantity;
    line.publication_before = position.publication;
    const auto then = listings::verdict_at(position, position.price_minor);
    line.colour_before = line.colour_after = then.row;
    if (line.outcome.kind != Kind::changed) return line;
    const auto after = listings::position_after(position, line.outcome);
    const auto now = listings::verdict_at(after, after.price_minor);
    line.colour_after = now.row;
    if (now.holds_buybox != then.holds_buybox) line.box = now.holds_buybox ? Box::won : Box::lost;
    return line;
}

/// The ads of the scope in every market; ticked ones also where the list does not show them now.
template <typename Take> void each_row(const Bulk& bulk, const ads::Ads& ads, Take take) {
    if (bulk.scope == Scope::found) {
        for (const auto row : ads.shelf.view().rows()) take(ads.shelf.at(row));
        return;
    }
    for (const auto& key : ads.ticked)
        if (const auto row = ads.shelf.find(key)) take(ads.shelf.at(*row));
}

} // namespace

void choose_ads(Bulk& bulk, const ads::Ads& ads) {
    bulk.markets.clear();
    each_row(bulk, ads, [&](const wire::AdRow& ad) {
        const auto known = std::ranges::find(bulk.markets, ad.market, &MarketCount::market);
        if (known == bulk.markets.end()) {
            bulk.markets.push_back({ad.market, 1});
        } else {
            ++known->ads;
        }
    });
    const bool is_there =
        std::ranges::find(bulk.markets, bulk.market, &MarketCount::market) != bulk.markets.end();
    if (!is_there && !bulk.markets.empty())
        bulk.market = std::ranges::max_element(bulk.markets, {}, &MarketCount::ads)->market;
    bulk.catalogue_ads = 0;
    for (const auto& ad : ads.shelf.rows())
        if (ad.market == bulk.market && ad.position.publication != listings::Publication::archived)
            ++bulk.catalogue_ads;
}

void judge(Bulk& bulk, const ads::Ads& ads, Language language) {
    read_change(bulk, language);
    bulk.lines.clear();
    bulk.summary = {};
    bulk.stop = {};
    bulk.is_confirmed = false;
    bulk.idempotency_key.clear();
    if (!bulk.change) return;
    const auto counting =
        bulk.family == Family::reprice ? listings::Counting::repricing : listings::Counting::edit;
    std::vector<Line> judged;
    each_row(bulk, ads, [&](const wire::AdRow& ad) {
        if (ad.market != bulk.market) return;
        judged.push_back(line_of(ad, *bulk.change));
        listings::count(bulk.summary, ad.position, ad.market, judged.back().outcome, counting);
    });
    bulk.lines.reserve(judged.size());
    for (const auto kind : kOrder)
        for (const auto& line : judged)
            if (kind_of(line) == kind) bulk.lines.push_back(line);
    const auto rails = bulk.repricing ? bulk.repricing->rails : listings::GuardRails{};
    bulk.stop = listings::guard(bulk.summary, bulk.catalogue_ads, rails);
}

Span lines_of(const Bulk& bulk, Shown shown) {
    const auto& sum = bulk.summary;
    const auto lost = static_cast<std::size_t>(sum.boxes_lost);
    const auto won = static_cast<std::size_t>(sum.boxes_won);
    const auto changed = static_cast<std::size_t>(sum.changed);
    const auto refused = static_cast<std::size_t>(sum.refused);
    switch (shown) {
    case Shown::all: return {0, bulk.lines.size()};
    case Shown::changed: return {0, changed};
    case Shown::lost: return {0, lost};
    case Shown::won: return {lost, won};
    case Shown::refused: return {changed, refused};
    case Shown::unchanged: return {changed + refused, static_cast<std::size_t>(sum.unchanged)};
    }
    return {};
}

std::vector<ListingId> listings_of(const Bulk& bulk, const ads::Ads& ads) {
    std::vector<ListingId> ids;
    each_row(bulk, ads, [&](const wire::AdRow& ad) {
        if (ad.market == bulk.market) ids.push_back(ad.listing);
    });
    return ids;
}

} // namespace stall::app::bulk
