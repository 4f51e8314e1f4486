// What is typed into the fields of a bulk change, as a change; see judging.hpp.
// Must not know the ads.
#include "web/app/bulk/judging.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/base/written_money.hpp"

#include <algorithm>

namespace stall::app::bulk {
namespace {

using listings::RepricingRule;

/// Whole, with a sign where stock is added to.
Result<std::int64_t> read_pieces(std::string_view text) {
    text = trim(text);
    return parse_typed_number(text.starts_with('+') ? text.substr(1) : text);
}

/// What the fields hold, typed in a page of one language; errors land in Bulk::errors.
class Entries {
public:
    Entries(Bulk& bulk, Language language) : bulk_(bulk), marks_(marks_typed_in(language)) {}

    std::optional<std::int64_t> read(Entry entry, AmountKind kind) const {
        auto& error = bulk_.error_of(entry);
        error.reset();
        const auto& text = bulk_.text(entry);
        if (text.empty()) return std::nullopt;
        const auto number = kind == AmountKind::pieces ? read_pieces(text) : amount(text, kind);
        if (number) return number.value();
        error = number.error();
        return std::nullopt;
    }

private:
    /// Shares have two decimals, as the euro has.
    Result<std::int64_t> amount(std::string_view text, AmountKind kind) const {
        const auto currency =
            kind == AmountKind::share ? Currency::of("EUR") : listings::currency_of(bulk_.market);
        return TRY(read_written_money(text, currency, marks_)).minor;
    }

    Bulk& bulk_;
    Marks marks_;
};

Entry entry_at(std::string_view where) {
    if (where == "/beat") return Entry::beat;
    if (where == "/beat_basis_points") return Entry::beat_share;
    if (where == "/step") return Entry::step;
    if (where == "/ceiling") return Entry::ceiling;
    if (where == "/daily_basis_points") return Entry::daily_share;
    if (where == "/daily_moves") return Entry::daily_moves;
    return Entry::floor;
}

std::int32_t narrow(std::int64_t number) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(number, INT32_MIN, INT32_MAX));
}

} // namespace

AmountKind amount_kind(BulkAction action) {
    switch (action) {
    case BulkAction::set_price:
    case BulkAction::add_to_price:
    case BulkAction::set_floor: return AmountKind::money;
    case BulkAction::scale_price:
    case BulkAction::floor_from_price: return AmountKind::share;
    case BulkAction::set_stock:
    case BulkAction::add_to_stock: return AmountKind::pieces;
    default: return AmountKind::none;
    }
}

std::optional<RepricingRule> read_rule(Bulk& bulk, Language language) {
    const Entries entries(bulk, language);
    RepricingRule rule;
    rule.aim = bulk.aim;
    rule.while_holding = bulk.while_holding;
    const bool by_amount = bulk.aim == listings::Aim::beat_by_amount;
    const bool by_share = bulk.aim == listings::Aim::beat_by_share;
    const auto beat = entries.read(Entry::beat, AmountKind::money);
    const auto beat_share = entries.read(Entry::beat_share, AmountKind::share);
    if (by_amount) rule.beat_minor = beat.value_or(0);
    if (by_share) rule.beat_basis_points = narrow(beat_share.value_or(0));
    rule.step_minor = entries.read(Entry::step, AmountKind::money).value_or(0);
    rule.floor_minor = entries.read(Entry::floor, AmountKind::money);
    rule.ceiling_minor = entries.read(Entry::ceiling, AmountKind::money);
    rule.daily_basis_points =
        narrow(entries.read(Entry::daily_share, AmountKind::share).value_or(0));
    rule.daily_moves = narrow(entries.read(Entry::daily_moves, AmountKind::pieces).value_or(0));
    if (const auto checked = listings::check_rule(rule); !checked)
        bulk.error_of(entry_at(checked.error().where)) = checked.error();
    for (std::size_t entry = 0; entry < kEntries; ++entry) {
        const bool is_hidden = (entry == static_cast<std::size_t>(Entry::beat) && !by_amount) ||
                               (entry == static_cast<std::size_t>(Entry::beat_share) && !by_share);
        if (bulk.errors[entry] && !is_hidden) return std::nullopt;
    }
    if ((by_amount && !beat) || (by_share && !beat_share)) return std::nullopt;
    return rule;
}

void read_change(Bulk& bulk, Language language) {
    bulk.change.reset();
    listings::BulkChange change;
    change.currency = listings::currency_of(bulk.market);
    if (bulk.family == Family::reprice) {
        change.action = BulkAction::reprice;
        const auto rule = read_rule(bulk, language);
        if (!rule) return;
        change.rule = *rule;
        bulk.change = change;
        return;
    }
    change.action = bulk.action;
    const auto kind = amount_kind(bulk.action);
    const auto amount = Entries(bulk, language).read(Entry::amount, kind);
    if (kind == AmountKind::none) {
        bulk.error_of(Entry::amount).reset();
    } else if (!amount) {
        return;
    }
    change.amount = amount.value_or(0);
    const auto checked = listings::check_bulk_change(change);
    if (!checked) {
        bulk.error_of(Entry::amount) = checked.error();
        return;
    }
    bulk.change = change;
}

} // namespace stall::app::bulk
