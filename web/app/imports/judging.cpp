// What each line of a file of ads would do to the shop; see judging.hpp.
// Must not know widgets, HTTP or tasks.
#include "web/app/imports/judging.hpp"

#include "web/app/ads/shown.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace stall::app::imports {
namespace {

/// The file's name for a field that core's rules call by its key in a patch.
std::string column_of(std::string_view pointer) {
    if (pointer == "/floor") return "min_price";
    if (pointer == "/maximum") return "max_price";
    if (pointer == "/publication") return "publication_state";
    if (pointer == "/warranty_months") return "warranty_delay";
    return std::string(pointer.starts_with('/') ? pointer.substr(1) : pointer);
}

listings::Listing listing_of(const wire::AdRow& row) {
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
    return listing;
}

JudgedLine::Box box_moved(const wire::AdRow& row, const listings::Listing& after) {
    auto position = row.position;
    position.quantity = after.quantity;
    position.publication = after.terms[0].publication;
    const auto minor = after.terms[0].price.minor;
    const auto held = listings::verdict_at(row.position, row.position.price_minor).holds_buybox;
    const auto holds = listings::verdict_at(position, minor).holds_buybox;
    if (held == holds) return JudgedLine::Box::same;
    return holds ? JudgedLine::Box::won : JudgedLine::Box::lost;
}

void judge_known(JudgedLine& judged, const wire::AdRow& row, const listings::AdLine& line) {
    judged.title = row.title;
    judged.price_before = Money{row.position.price_minor, row.currency};
    const auto before = listing_of(row);
    auto after = listings::apply(before, line.patch);
    if (!after) {
        auto error = after.error();
        error.where = column_of(error.where);
        judged.errors.push_back(std::move(error));
        return;
    }
    judged.price_after = after.value().terms[0].price;
    judged.outcome =
        after.value() == before ? JudgedLine::Outcome::unchanged : JudgedLine::Outcome::changed;
    judged.box = box_moved(row, after.value());
}

/// As the backend makes an ad: from a product, good where no grade is given, a draft without price.
void judge_new(JudgedLine& judged, const listings::AdLine& line) {
    if (!line.product.exists() && line.product_uuid.empty() && line.ean.empty()) {
        judged.errors.push_back({"sku_unknown", "sku", line.sku, ""});
        return;
    }
    listings::Listing blank;
    blank.sku = line.sku;
    blank.grade = line.grade.value_or(listings::Grade::good);
    listings::MarketTerms terms;
    terms.market = line.patch.market;
    terms.price = Money{0, listings::currency_of(terms.market)};
    blank.terms.push_back(terms);
    auto patch = line.patch;
    if (patch.price && !patch.publication) patch.publication = listings::Publication::online;
    const auto made = listings::apply(blank, patch);
    if (!made) {
        auto error = made.error();
        error.where = column_of(error.where);
        judged.errors.push_back(std::move(error));
        return;
    }
    judged.outcome = JudgedLine::Outcome::created;
    judged.price_after = line.patch.price;
}

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

Counts counts_of(const std::vector<JudgedLine>& lines) {
    Counts counts;
    for (const auto& line : lines) {
        switch (line.outcome) {
        case JudgedLine::Outcome::created: ++counts.created; break;
        case JudgedLine::Outcome::changed: ++counts.changed; break;
        case JudgedLine::Outcome::unchanged: ++counts.unchanged; break;
        case JudgedLine::Outcome::refused: ++counts.refused; break;
        }
        if (line.box == JudgedLine::Box::won) ++counts.boxes_won;
        if (line.box == JudgedLine::Box::lost) ++counts.boxes_lost;
    }
    return counts;
}

} // namespace

Result<void> judge(Import& import, const ads::Ads& ads) {
    import.file =
        TRY(listings::read_ad_file(import.opened.utf8, import.opened.dialect, import.market));
    Refusals refusals(import, ads);
    std::vector<JudgedLine> refused, others;
    for (const auto& line : import.file.lines) {
        refusals.take_before(line.line, refused);
        JudgedLine judged;
        judged.line = line.line;
        judged.sku = line.sku;
        const auto row = ads.shelf.find_sku(line.sku, import.market);
        if (row) {
            judge_known(judged, ads.shelf.at(*row), line);
        } else {
            judge_new(judged, line);
        }
        auto& kind = judged.outcome == JudgedLine::Outcome::refused ? refused : others;
        kind.push_back(std::move(judged));
    }
    refusals.take_before(std::numeric_limits<std::int64_t>::max(), refused);
    import.lines = std::move(refused);
    import.lines.insert(import.lines.end(), std::make_move_iterator(others.begin()),
                        std::make_move_iterator(others.end()));
    import.counts = counts_of(import.lines);
    return {};
}

} // namespace stall::app::imports
