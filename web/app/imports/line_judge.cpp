// What one line of a file of ads would do to the shop; see line_judge.hpp.
// Must not know widgets, HTTP or the other lines' counts.
#include "web/app/imports/line_judge.hpp"

#include "core/base/text.hpp"
#include "core/listings/ad_line.hpp"
#include "web/app/ads/shown.hpp"

#include <algorithm>

namespace stall::app::imports {
namespace {

using listings::AdLine;
using listings::Market;
using Outcome = JudgedLine::Outcome;
using Box = JudgedLine::Box;

/// The ad of a row, whose deliveries only the server tells; null where it has not.
listings::Listing listing_of(const wire::AdRow& row, const wire::ForeseenLine* foreseen) {
    const auto money = [&](std::optional<std::int64_t> minor) {
        return minor ? std::optional<Money>(Money{*minor, row.currency}) : std::nullopt;
    };
    listings::Listing listing{row.listing,           row.sku,     row.product, row.grade,
                              row.position.quantity, row.version, {}};
    listing.terms.push_back({row.market,
                             row.position.publication,
                             {row.position.price_minor, row.currency},
                             money(row.position.floor_minor),
                             money(row.position.maximum_minor),
                             row.warranty_months,
                             row.comment});
    if (foreseen) listing.terms[0].deliveries = foreseen->deliveries;
    return listing;
}

const listings::MarketTerms* terms_in(const listings::Listing& listing, Market market) {
    for (const auto& terms : listing.terms)
        if (terms.market == market) return &terms;
    return nullptr;
}

/// `facts` are those that the ad meets after the line.
Box box_moved(const wire::AdRow& row, const listings::Listing& after,
              const listings::BuyboxFacts& facts) {
    auto position = row.position;
    position.facts = facts;
    position.quantity = after.quantity;
    position.publication = after.terms[0].publication;
    const auto minor = after.terms[0].price.minor;
    const auto held = listings::verdict_at(row.position, row.position.price_minor).holds_buybox;
    const auto holds = listings::verdict_at(position, minor).holds_buybox;
    if (held == holds) return Box::same;
    return holds ? Box::won : Box::lost;
}

Error product_unknown(const AdLine& line) {
    if (!line.product_uuid.empty()) return {"product_unknown", "product_id", line.product_uuid, ""};
    if (line.product.exists())
        return {"product_unknown", "product_id", std::to_string(line.product.value), ""};
    if (!line.ean.empty()) return {"product_unknown", "ean", line.ean, ""};
    return {"sku_unknown", "sku", line.sku, "product_id, ean"};
}

Result<listings::Listing> changed(const listings::Listing& before, const AdLine& line,
                                  const listings::DeliveryParts& deliveries) {
    return listings::apply(before, TRY(listings::with_deliveries(line.patch, before, deliveries)));
}

/// What a line gives of deliveries whose present ones nobody has told yet.
void add_unknown(std::vector<listings::FieldChange>& changes,
                 const listings::DeliveryParts& deliveries) {
    const auto add = [&](listings::AdColumn first, std::size_t at, std::string after) {
        const auto column = static_cast<listings::AdColumn>(static_cast<std::size_t>(first) + at);
        changes.push_back({column, "?", std::move(after)});
    };
    for (std::size_t at = 0; at < deliveries.size(); ++at) {
        const auto& part = deliveries[at];
        if (!part.shipper.empty()) add(listings::AdColumn::shipper_1, at, part.shipper);
        if (part.price) add(listings::AdColumn::shipping_price_1, at, to_text(*part.price));
        if (part.delay_hours)
            add(listings::AdColumn::shipping_delay_1, at, std::to_string(*part.delay_hours));
    }
}

/// `made` with the facts that the server foresees holds the buybox.
bool wins(const wire::ForeseenLine& foreseen, const listings::Listing& made, Market market) {
    const auto* terms = terms_in(made, market);
    if (!terms) return false;
    listings::Position position;
    position.publication = terms->publication;
    position.quantity = made.quantity;
    position.price_minor = terms->price.minor;
    position.new_price_minor = foreseen.new_price_minor;
    if (terms->maximum) position.maximum_minor = terms->maximum->minor;
    position.facts = foreseen.facts;
    return listings::verdict_at(position, terms->price.minor).holds_buybox;
}

} // namespace

bool gives_deliveries(const AdLine& line) { return line.deliveries != listings::DeliveryParts{}; }

bool names_product(const AdLine& line) {
    return line.product.exists() || !line.product_uuid.empty() || !line.ean.empty();
}

JudgedLine LineJudge::judge(const AdLine& line) {
    JudgedLine judged;
    judged.line = line.line;
    judged.sku = line.sku;
    judged.market = line.patch.market;
    const auto market = line.patch.market;
    if (const auto row = ads_.shelf.find_sku(line.sku, market)) {
        judge_known(judged, ads_.shelf.at(*row), line);
    } else if (is_elsewhere(line.sku)) {
        refuse(judged, {"market_not_listed", "/market", std::string(code_of(market)), ""});
    } else if (const auto made = made_.find(fold(line.sku)); made != made_.end()) {
        judge_made(judged, made->second, line);
    } else {
        judge_new(judged, line);
    }
    return judged;
}

bool LineJudge::is_elsewhere(const std::string& sku) const {
    return std::ranges::any_of(
        markets_, [&](Market market) { return ads_.shelf.find_sku(sku, market).has_value(); });
}

void LineJudge::refuse(JudgedLine& judged, Error error) const {
    judged.outcome = Outcome::refused;
    judged.errors.push_back(listings::placed_in(import_.file, std::move(error)));
}

void LineJudge::judge_known(JudgedLine& judged, const wire::AdRow& row, const AdLine& line) const {
    judged.title = row.title;
    judged.price_before = Money{row.position.price_minor, row.currency};
    const auto* foreseen = foresight_of(line.line);
    const auto before = listing_of(row, foreseen);
    // Until the server has answered, deliveries that a line gives count as other ones.
    const bool is_open = gives_deliveries(line) && !foreseen;
    const auto after = changed(before, line, is_open ? listings::DeliveryParts{} : line.deliveries);
    if (!after) return refuse(judged, after.error());
    judged.price_after = after.value().terms[0].price;
    const bool differs = is_open || after.value() != before;
    judged.outcome = differs ? Outcome::changed : Outcome::unchanged;
    judged.changes = listings::changes_between(&before, after.value(), row.market);
    if (is_open) add_unknown(judged.changes, line.deliveries);
    const auto now = row.position.price_minor;
    const auto then = judged.price_after->minor;
    if (listings::is_too_deep(now, then, listings::GuardRails{}))
        judged.depth_basis_points = listings::depth_basis_points(now, then);
    judged.box = box_moved(row, after.value(), foreseen ? foreseen->facts : row.position.facts);
}

void LineJudge::judge_made(JudgedLine& judged, listings::Listing& made, const AdLine& line) const {
    const auto after = changed(made, line, line.deliveries);
    if (!after) return refuse(judged, after.error());
    judged.outcome = after.value() == made ? Outcome::unchanged : Outcome::changed;
    judged.changes = listings::changes_between(&made, after.value(), line.patch.market);
    judged.price_after = line.patch.price;
    made = after.value();
}

void LineJudge::judge_new(JudgedLine& judged, const AdLine& line) {
    const auto* foreseen = foresight_of(line.line);
    const bool is_known = import_.foresight.state == Foresight::State::known;
    // Until the server has answered a named product counts as known.
    const bool has_product = names_product(line) && (foreseen || !is_known);
    listings::LineProduct product{line.product, true};
    if (foreseen) {
        judged.title = foreseen->title;
        product = {foreseen->product, foreseen->state == wire::ProductState::validated};
    } else if (!has_product) {
        if (!line.sheet) return refuse(judged, product_unknown(line));
        judged.title = line.sheet->title;
        judged.makes_product = true;
        product.is_validated = false;
        if (!import_.tree.empty())
            for (auto& error : listings::check_sheet(line, import_.tree))
                refuse(judged, std::move(error));
        if (!judged.errors.empty()) return;
    }
    auto made = listings::make_listing(line, product, markets_);
    if (!made) return refuse(judged, made.error());
    judged.outcome = Outcome::created;
    judged.price_after = line.patch.price;
    judged.changes = listings::changes_between(nullptr, made.value(), line.patch.market);
    if (foreseen && wins(*foreseen, made.value(), line.patch.market)) judged.box = Box::won;
    made_.emplace(fold(line.sku), std::move(made).value());
}

const wire::ForeseenLine* LineJudge::foresight_of(std::int64_t line) const {
    const auto& lines = import_.foresight.lines;
    const auto found = std::ranges::lower_bound(lines, line, {}, &wire::ForeseenLine::line);
    return found != lines.end() && found->line == line ? &*found : nullptr;
}

} // namespace stall::app::imports
