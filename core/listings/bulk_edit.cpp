// One small function for each action, then the limits that hold for all of them.
// Must not know JSON, storage or widgets.
#include "core/listings/bulk_edit.hpp"

#include "core/listings/publication.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

__extension__ using Wide = __int128;
constexpr std::int64_t kWhole = 10'000;

constexpr std::array<std::string_view, kBulkRefusals> kRefusalNames = {"none",
                                                                       "price_below_floor",
                                                                       "price_not_positive",
                                                                       "price_too_high",
                                                                       "price_missing",
                                                                       "currency_mismatch",
                                                                       "nothing_to_recommend",
                                                                       "recommended_below_floor",
                                                                       "quantity_out_of_range",
                                                                       "floor_above_maximum",
                                                                       "waiting_for_validation",
                                                                       "already_archived",
                                                                       "left_alone"};

std::int64_t rounded_share(std::int64_t amount, std::int64_t basis_points) {
    const Wide scaled = Wide{amount} * basis_points;
    return static_cast<std::int64_t>((scaled + (scaled < 0 ? -kWhole / 2 : kWhole / 2)) / kWhole);
}

/// The nearest price that ends in .99 and is more than nothing.
std::int64_t nearest_99(std::int64_t minor, std::int64_t unit) {
    const std::int64_t below = (minor + 1) / unit * unit - 1;
    if (below <= 0) return unit - 1;
    const std::int64_t above = below + unit;
    return minor - below <= above - minor ? below : above;
}

/// Minor units in one: 100 for euros.
std::int64_t unit_of(Currency currency) {
    std::int64_t unit = 1;
    for (int digit = 0; digit < currency.exponent(); ++digit) unit *= 10;
    return unit;
}

bool is_money(BulkAction action) {
    return action == BulkAction::set_price || action == BulkAction::add_to_price ||
           action == BulkAction::set_floor;
}

/// The work on one ad.
class Proposal {
public:
    Proposal(const Position& position, Market market) : position_(position), market_(market) {
        outcome_.price_minor = position.price_minor;
        outcome_.floor_minor = position.floor_minor;
        outcome_.quantity = position.quantity;
        outcome_.publication = position.publication;
    }

    BulkOutcome finish(const BulkChange& change, const LatelyMoved& lately) {
        act(change, lately);
        if (outcome_.refusal == BulkRefusal::none) check_limits();
        if (outcome_.refusal != BulkRefusal::none) {
            const BulkOutcome refused = outcome_;
            outcome_ = Proposal(position_, market_).outcome_;
            outcome_.kind = BulkOutcome::Kind::refused;
            outcome_.refusal = refused.refusal;
            outcome_.reason = refused.reason;
        } else if (differs()) {
            outcome_.kind = BulkOutcome::Kind::changed;
        }
        return outcome_;
    }

private:
    void act(const BulkChange& change, const LatelyMoved& lately) {
        const bool is_state = change.action >= BulkAction::publish;
        if (!is_state && position_.publication == Publication::archived)
            return refuse(BulkRefusal::already_archived);
        if (is_money(change.action) && change.currency != currency_of(market_))
            return refuse(BulkRefusal::currency_mismatch);
        switch (change.action) {
        case BulkAction::set_price: return set_price(change.amount);
        case BulkAction::add_to_price: return change_price(position_.price_minor + change.amount);
        case BulkAction::scale_price:
            return change_price(rounded_share(position_.price_minor, kWhole + change.amount));
        case BulkAction::end_in_99:
            return change_price(nearest_99(position_.price_minor, unit_of(currency_of(market_))));
        case BulkAction::match_recommended: return match();
        case BulkAction::reprice: return reprice_by(change.rule, lately);
        case BulkAction::set_stock: return set_stock(change.amount);
        case BulkAction::add_to_stock:
            return set_stock(std::max<std::int64_t>(0, position_.quantity + change.amount));
        case BulkAction::set_floor: return set_floor(change.amount);
        case BulkAction::floor_from_price:
            if (position_.price_minor <= 0) return refuse(BulkRefusal::price_missing);
            return set_floor(
                std::max<std::int64_t>(1, rounded_share(position_.price_minor, change.amount)));
        case BulkAction::clear_floor: outcome_.floor_minor.reset(); return;
        case BulkAction::publish: return move_to(Publication::online);
        case BulkAction::take_offline: return move_to(Publication::offline);
        case BulkAction::archive: return move_to(Publication::archived);
        }
    }

    void set_price(std::int64_t minor) {
        const std::int64_t tick = tick_minor(market_);
        outcome_.price_minor = minor - minor % tick;
    }

    /// From a price that is there.
    void change_price(std::int64_t minor) {
        if (position_.price_minor <= 0) return refuse(BulkRefusal::price_missing);
        set_price(minor);
    }

    void match() {
        const Verdict verdict = verdict_at(position_, position_.price_minor);
        if (verdict.holds_buybox) return;
        if (!verdict.recommended_minor) return refuse(BulkRefusal::nothing_to_recommend);
        if (verdict.recommended_under_floor) return refuse(BulkRefusal::recommended_below_floor);
        outcome_.price_minor = *verdict.recommended_minor;
    }

    void reprice_by(const RepricingRule& rule, const LatelyMoved& lately) {
        const Repriced repriced = reprice(position_, rule, lately, tick_minor(market_));
        outcome_.reason = repriced.reason;
        outcome_.price_minor = repriced.price_minor;
        const bool is_there = repriced.reason == RepricingReason::already_there;
        if (!moves(repriced.reason) && !is_there) refuse(BulkRefusal::left_alone);
    }

    void set_stock(std::int64_t pieces) {
        if (pieces < 0 || pieces > kQuantityMax) return refuse(BulkRefusal::quantity_out_of_range);
        outcome_.quantity = static_cast<std::int32_t>(pieces);
    }

    void set_floor(std::int64_t minor) {
        outcome_.floor_minor = minor;
        if (position_.maximum_minor && minor > *position_.maximum_minor)
            refuse(BulkRefusal::floor_above_maximum);
    }

    void move_to(Publication wanted) {
        const Result<Publication> moved =
            move_publication(position_.publication, wanted, position_.price_minor);
        if (moved.ok()) return void(outcome_.publication = moved.value());
        refuse(moved.error().code == "price_missing" ? BulkRefusal::price_missing
                                                     : BulkRefusal::waiting_for_validation);
    }

    void check_limits() {
        const bool price_moves = outcome_.price_minor != position_.price_minor;
        const bool floor_moves = outcome_.floor_minor != position_.floor_minor;
        if (price_moves && outcome_.price_minor <= 0)
            return refuse(BulkRefusal::price_not_positive);
        if (price_moves && outcome_.price_minor > kPriceMinorMax)
            return refuse(BulkRefusal::price_too_high);
        if ((price_moves || floor_moves) && outcome_.floor_minor && outcome_.price_minor > 0 &&
            outcome_.price_minor < *outcome_.floor_minor)
            refuse(BulkRefusal::price_below_floor);
    }

    bool differs() const {
        return outcome_.price_minor != position_.price_minor ||
               outcome_.floor_minor != position_.floor_minor ||
               outcome_.quantity != position_.quantity ||
               outcome_.publication != position_.publication;
    }

    void refuse(BulkRefusal refusal) { outcome_.refusal = refusal; }

    const Position& position_;
    Market market_;
    BulkOutcome outcome_;
};

} // namespace

std::string_view name_of(BulkRefusal refusal) {
    return kRefusalNames[static_cast<std::size_t>(refusal)];
}

Result<BulkChange> check_bulk_change(const BulkChange& change) {
    struct Range {
        std::int64_t least, most;
    };
    const auto range = [&]() -> Range {
        switch (change.action) {
        case BulkAction::set_price:
        case BulkAction::set_floor: return {1, kPriceMinorMax};
        case BulkAction::add_to_price: return {-kPriceMinorMax, kPriceMinorMax};
        case BulkAction::scale_price: return {-kWhole, 10 * kWhole};
        case BulkAction::set_stock: return {0, kQuantityMax};
        case BulkAction::add_to_stock: return {-kQuantityMax, kQuantityMax};
        case BulkAction::floor_from_price: return {1, kWhole};
        default: return {0, 0};
        }
    }();
    if (change.amount < range.least || change.amount > range.most)
        return Error{"bulk_amount_out_of_range", "/amount", std::to_string(change.amount),
                     std::to_string(range.least) + "–" + std::to_string(range.most)};
    if (change.action == BulkAction::reprice) TRY(check_rule(change.rule));
    return change;
}

BulkOutcome propose(const Position& position, Market market, const BulkChange& change,
                    const LatelyMoved& lately) {
    return Proposal(position, market).finish(change, lately);
}

Position position_after(const Position& position, const BulkOutcome& outcome) {
    Position after = position;
    after.price_minor = outcome.price_minor;
    after.floor_minor = outcome.floor_minor;
    after.quantity = outcome.quantity;
    after.publication = outcome.publication;
    return after;
}

Patch patch_of(const Position& position, Market market, const BulkOutcome& outcome) {
    const Currency currency = currency_of(market);
    Patch patch;
    patch.market = market;
    if (outcome.price_minor != position.price_minor)
        patch.price = Money{outcome.price_minor, currency};
    if (outcome.floor_minor != position.floor_minor) {
        patch.floor.emplace();
        if (outcome.floor_minor) *patch.floor = Money{*outcome.floor_minor, currency};
    }
    if (outcome.quantity != position.quantity) patch.quantity = outcome.quantity;
    if (outcome.publication != position.publication) patch.publication = outcome.publication;
    return patch;
}

Error error_of(const Position& position, Market market, const BulkOutcome& outcome) {
    Error error{std::string(name_of(outcome.refusal)), "", "", ""};
    const Currency currency = currency_of(market);
    switch (outcome.refusal) {
    case BulkRefusal::price_below_floor:
    case BulkRefusal::recommended_below_floor:
        error.where = "/price";
        error.got = to_text({position.price_minor, currency});
        if (position.floor_minor) error.wanted = to_text({*position.floor_minor, currency});
        break;
    case BulkRefusal::currency_mismatch: error.wanted = currency.code(); break;
    case BulkRefusal::left_alone:
        error.code = "repricing_" + std::string(name_of(outcome.reason));
        break;
    default: break;
    }
    return error;
}

} // namespace stall::listings
