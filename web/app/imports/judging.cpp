// What each line of a file of ads would do to the shop; see judging.hpp.
// Must not know widgets, HTTP or tasks.
#include "web/app/imports/judging.hpp"

#include "core/base/text.hpp"
#include "core/listings/ad_line.hpp"
#include "web/app/ads/shown.hpp"

#include <algorithm>
#include <limits>
#include <map>

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

bool gives_deliveries(const AdLine& line) { return line.deliveries != listings::DeliveryParts{}; }

bool names_product(const AdLine& line) {
    return line.product.exists() || !line.product_uuid.empty() || !line.ean.empty();
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

/// Judges line after line; a SKU that an earlier line makes is known to the later ones.
class Judge {
public:
    Judge(const Import& import, const ads::Ads& ads, std::span<const Market> markets)
        : import_(import), ads_(ads), markets_(markets) {}

    JudgedLine judge(const AdLine& line) {
        JudgedLine judged;
        judged.line = line.line;
        judged.sku = line.sku;
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

private:
    bool is_elsewhere(const std::string& sku) const {
        return std::ranges::any_of(
            markets_, [&](Market market) { return ads_.shelf.find_sku(sku, market).has_value(); });
    }

    void refuse(JudgedLine& judged, Error error) const {
        judged.outcome = Outcome::refused;
        judged.errors.push_back(listings::placed_in(import_.file, std::move(error)));
    }

    void judge_known(JudgedLine& judged, const wire::AdRow& row, const AdLine& line) const {
        judged.title = row.title;
        judged.price_before = Money{row.position.price_minor, row.currency};
        const auto* foreseen = foresight_of(line.line);
        const auto before = listing_of(row, foreseen);
        // Until the server has answered, deliveries that a line gives count as other ones.
        const bool is_open = gives_deliveries(line) && !foreseen;
        const auto after =
            changed(before, line, is_open ? listings::DeliveryParts{} : line.deliveries);
        if (!after) return refuse(judged, after.error());
        judged.price_after = after.value().terms[0].price;
        const bool differs = is_open || after.value() != before;
        judged.outcome = differs ? Outcome::changed : Outcome::unchanged;
        judged.box = box_moved(row, after.value(), foreseen ? foreseen->facts : row.position.facts);
    }

    /// One more market of an ad that an earlier line makes.
    void judge_made(JudgedLine& judged, listings::Listing& made, const AdLine& line) const {
        const auto after = changed(made, line, line.deliveries);
        if (!after) return refuse(judged, after.error());
        judged.outcome = after.value() == made ? Outcome::unchanged : Outcome::changed;
        judged.price_after = line.patch.price;
        made = after.value();
    }

    void judge_new(JudgedLine& judged, const AdLine& line) {
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
        if (foreseen && wins(*foreseen, made.value(), line.patch.market)) judged.box = Box::won;
        made_.emplace(fold(line.sku), std::move(made).value());
    }

    const wire::ForeseenLine* foresight_of(std::int64_t line) const {
        const auto& lines = import_.foresight.lines;
        const auto found = std::ranges::lower_bound(lines, line, {}, &wire::ForeseenLine::line);
        return found != lines.end() && found->line == line ? &*found : nullptr;
    }

    static bool wins(const wire::ForeseenLine& foreseen, const listings::Listing& made,
                     Market market) {
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

    const Import& import_;
    const ads::Ads& ads_;
    std::span<const Market> markets_;
    std::map<std::string, listings::Listing> made_; ///< by folded SKU
};

/// The refused lines, each with all its errors, one line after another as they stand in the file.
class Refusals {
public:
    Refusals(const Import& import, const ads::Ads& ads)
        : import_(import), ads_(ads), at_(import.file.refusals.begin()) {}

    /// Appends those that stand before a line.
    void take_before(std::int64_t line, std::vector<JudgedLine>& lines) {
        for (; at_ != import_.file.refusals.end() && at_->line < line; ++at_) {
            if (lines.empty() || lines.back().line != at_->line) lines.push_back(judged(*at_));
            lines.back().errors.push_back(at_->error);
        }
    }

private:
    JudgedLine judged(const listings::CellRefusal& refusal) const {
        JudgedLine judged;
        judged.line = refusal.line;
        judged.sku = refusal.sku;
        if (const auto row = ads_.shelf.find_sku(refusal.sku, import_.market))
            judged.title = ads_.shelf.at(*row).title;
        return judged;
    }

    const Import& import_;
    const ads::Ads& ads_;
    decltype(import_.file.refusals)::const_iterator at_;
};

void count_money(Counts& counts, const JudgedLine& line, const ads::Ads& ads, Market market) {
    if (line.outcome != Outcome::changed || !line.price_before || !line.price_after) return;
    const auto moved = line.price_after->minor - line.price_before->minor;
    if (moved == 0) return;
    const auto row = ads.shelf.find_sku(line.sku, market);
    const auto currency = line.price_after->currency;
    auto found = std::ranges::find(counts.money, currency, &listings::MoneyMoved::currency);
    if (found == counts.money.end())
        found = counts.money.insert(counts.money.end(), {currency, 0, 0});
    found->prices_minor += moved;
    if (row) found->stock_minor += moved * ads.shelf.at(*row).position.quantity;
}

void count(Counts& counts, const JudgedLine& line) {
    switch (line.outcome) {
    case Outcome::created: ++counts.created; break;
    case Outcome::changed: ++counts.changed; break;
    case Outcome::unchanged: ++counts.unchanged; break;
    case Outcome::refused: ++counts.refused; break;
    }
    if (line.outcome == Outcome::created && line.makes_product) ++counts.products;
    if (line.box == Box::won) ++counts.boxes_won;
    if (line.box == Box::lost) ++counts.boxes_lost;
}

} // namespace

Result<void> judge(Import& import, const ads::Ads& ads, std::span<const Market> markets) {
    import.file = TRY(listings::read_ad_records(import.records, import.market, import.mapping));
    import.counts = {};
    Refusals refusals(import, ads);
    Judge judge(import, ads, markets);
    std::array<std::vector<JudgedLine>, 4> kinds; // in the order of Outcome
    auto& refused = kinds[0];
    for (const auto& line : import.file.lines) {
        refusals.take_before(line.line, refused);
        auto judged = judge.judge(line);
        count_money(import.counts, judged, ads, line.patch.market);
        kinds[static_cast<std::size_t>(judged.outcome)].push_back(std::move(judged));
    }
    refusals.take_before(std::numeric_limits<std::int64_t>::max(), refused);
    import.lines.clear();
    for (auto& kind : kinds)
        for (auto& line : kind) {
            count(import.counts, line);
            import.lines.push_back(std::move(line));
        }
    return {};
}

std::vector<wire::LineQuestion> questions_of(const Import& import, const ads::Ads& ads) {
    std::vector<wire::LineQuestion> questions;
    for (const auto& line : import.file.lines) {
        const auto known = ads.shelf.find_sku(line.sku, line.patch.market);
        if (known ? !gives_deliveries(line) : !names_product(line)) continue;
        questions.push_back({line.line, line.patch.market,
                             line.grade.value_or(listings::Grade::good), line.product,
                             line.product_uuid, line.ean,
                             known ? ads.shelf.at(*known).listing : ListingId(), line.deliveries});
    }
    return questions;
}

bool proposes_products(const Import& import) {
    return std::ranges::any_of(import.file.lines,
                               [](const AdLine& line) { return line.sheet.has_value(); });
}

const files::Row* header_of(const Import& import) {
    for (const auto& record : import.records)
        if (!listings::has_no_text(record)) return &record;
    return nullptr;
}

const files::Row* record_of(const Import& import, std::int64_t line) {
    const auto found = std::ranges::lower_bound(import.records, line, {}, &files::Row::line);
    return found != import.records.end() && found->line == line ? &*found : nullptr;
}

Span lines_of(const Import& import, Shown shown) {
    const auto size = [](std::int64_t count) { return static_cast<std::size_t>(count); };
    const auto& counts = import.counts;
    const std::array<std::size_t, kShown> sizes = {import.lines.size(), size(counts.refused),
                                                   size(counts.created), size(counts.changed),
                                                   size(counts.unchanged)};
    Span span{0, sizes[static_cast<std::size_t>(shown)]};
    for (std::size_t kind = 1; kind < static_cast<std::size_t>(shown); ++kind)
        span.first += sizes[kind];
    return span;
}

} // namespace stall::app::imports
