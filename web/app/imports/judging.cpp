// What each line of a file of ads would do to the shop; see judging.hpp.
// Must not know widgets, HTTP or tasks.
#include "web/app/imports/judging.hpp"

#include "web/app/imports/line_judge.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace stall::app::imports {
namespace {

using listings::AdLine;
using listings::Market;
using Outcome = JudgedLine::Outcome;
using Box = JudgedLine::Box;

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
    if (line.depth_basis_points > 0) ++counts.far;
    counts.deepest_basis_points = std::max(counts.deepest_basis_points, line.depth_basis_points);
}

/// One row for each line, and one more for each further change of it.
std::vector<PreviewRow> rows_for(const std::vector<JudgedLine>& lines) {
    std::vector<PreviewRow> rows;
    rows.reserve(lines.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
        rows.push_back({line, 0});
        for (std::size_t change = 1; change < lines[line].changes.size(); ++change)
            rows.push_back({line, change});
    }
    return rows;
}

/// What the guard says of the file; another answer asks anew.
void guard(Import& import) {
    listings::GuardStop stop;
    stop.depth = import.counts.far > 0;
    stop.depth_basis_points = import.counts.deepest_basis_points;
    if (stop != import.stop) import.is_confirmed = false;
    import.stop = stop;
}

} // namespace

Result<void> read(Import& import) {
    import.file = TRY(listings::read_ad_records(import.records, import.market, import.mapping));
    return {};
}

void judge(Import& import, const ads::Ads& ads, std::span<const Market> markets) {
    import.counts = {};
    Refusals refusals(import, ads);
    LineJudge judge(import, ads, markets);
    std::array<std::vector<JudgedLine>, 4> kinds; // in the order of Outcome
    auto& refused = kinds[0];
    for (const auto& line : import.file.lines) {
        refusals.take_before(line.line, refused);
        auto judged = judge.judge(line);
        count(import.counts, judged);
        count_money(import.counts, judged, ads, line.patch.market);
        kinds[static_cast<std::size_t>(judged.outcome)].push_back(std::move(judged));
    }
    refusals.take_before(std::numeric_limits<std::int64_t>::max(), refused);
    // Lines that were judged are counted; those that could not be read are only refused.
    import.counts.refused = static_cast<std::int64_t>(refused.size());
    std::ranges::stable_partition(
        kinds[static_cast<std::size_t>(Outcome::changed)],
        [](const JudgedLine& line) { return line.depth_basis_points > 0; });
    import.lines.clear();
    for (const Shown shown : order_of(import.counts)) {
        auto& kind = kinds[static_cast<std::size_t>(shown) - 1]; // in the order of Outcome
        std::ranges::move(kind, std::back_inserter(import.lines));
    }
    import.rows = rows_for(import.lines);
    guard(import);
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

} // namespace stall::app::imports
