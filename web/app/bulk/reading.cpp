// What is typed into the fields of a bulk change, as a change; see judging.hpp.
// Must not know the ads.
#include "web/app/bulk/judging.hpp"

#include <algorithm>

namespace stall::app::bulk {
namespace {

using listings::RepricingRule;

/// Shares have two decimals and pieces none: read as money of two and of no digits.
Currency digits_of(AmountKind kind, Currency currency) {
    if (kind == AmountKind::share) return Currency::of("EUR");
    return kind == AmountKind::pieces ? Currency::of("JPY") : currency;
}

std::optional<std::int64_t> read(Bulk& bulk, Entry entry, AmountKind kind) {
    auto& error = bulk.error_of(entry);
    error.reset();
    const auto& text = bulk.text(entry);
    if (text.empty()) return std::nullopt;
    const auto currency = digits_of(kind, listings::currency_of(bulk.market));
    const auto amount = parse_typed_money(text, currency);
    if (amount) return amount.value().minor;
    error = amount.error();
    return std::nullopt;
}

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

std::optional<RepricingRule> read_rule(Bulk& bulk) {
    RepricingRule rule;
    rule.aim = bulk.aim;
    rule.while_holding = bulk.while_holding;
    const bool by_amount = bulk.aim == listings::Aim::beat_by_amount;
    const bool by_share = bulk.aim == listings::Aim::beat_by_share;
    const auto beat = read(bulk, Entry::beat, AmountKind::money);
    const auto beat_share = read(bulk, Entry::beat_share, AmountKind::share);
    if (by_amount) rule.beat_minor = beat.value_or(0);
    if (by_share) rule.beat_basis_points = narrow(beat_share.value_or(0));
    rule.step_minor = read(bulk, Entry::step, AmountKind::money).value_or(0);
    rule.floor_minor = read(bulk, Entry::floor, AmountKind::money);
    rule.ceiling_minor = read(bulk, Entry::ceiling, AmountKind::money);
    rule.daily_basis_points = narrow(read(bulk, Entry::daily_share, AmountKind::share).value_or(0));
    rule.daily_moves = narrow(read(bulk, Entry::daily_moves, AmountKind::pieces).value_or(0));
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

void read_change(Bulk& bulk) {
    bulk.change.reset();
    listings::BulkChange change;
    change.currency = listings::currency_of(bulk.market);
    if (bulk.family == Family::reprice) {
        change.action = BulkAction::reprice;
        const auto rule = read_rule(bulk);
        if (!rule) return;
        change.rule = *rule;
        bulk.change = change;
        return;
    }
    change.action = bulk.action;
    const auto kind = amount_kind(bulk.action);
    const auto amount = read(bulk, Entry::amount, kind);
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
