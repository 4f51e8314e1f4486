// Rules at work: along the journal, ad by ad, with the guard rails over each step.
// Must not know HTTP or how rivals move.
#include "server/storage/journal.hpp"
#include "server/storage/listings.hpp"
#include "server/usecases/ad_change.hpp"
#include "server/usecases/repricing_rules.hpp"
#include "server/usecases/rule_cover.hpp"

#include <algorithm>
#include <set>

namespace stall::usecases {
namespace {

constexpr std::int64_t kEntriesAtOnce = 500;
constexpr std::int64_t kOneGoMs = 3'600'000;

/// Its own moves wake no rule; what a rule set is what it wanted.
bool wakes_rules(const std::string& kind) { return kind != "repriced"; }

/// One ad that a rule would move.
struct Planned {
    std::size_t rule = 0;
    wire::AdRow row;
    listings::BulkOutcome outcome;
};

/// One merchant's rules in one transaction.
class Following {
public:
    Following(storage::Transaction& transaction, MarketSide& market, MerchantId merchant,
              Instant now)
        : transaction_(transaction), database_(transaction.database()), market_(market),
          merchant_(merchant), now_(now) {}

    Result<Followed> run() {
        auto repricing = TRY(storage::load_repricing_switch(database_, merchant_));
        if (!repricing.is_on) return Followed{};
        const auto listings = TRY(listings_since(repricing.cursor));
        rails_ = repricing.rails;
        TRY(read_rules());
        for (const ListingId listing : listings) TRY(plan(listing));
        for (std::size_t rule = 0; rule < rules_.size(); ++rule) TRY(keep_within_rails(rule));
        const std::int64_t moved = TRY(move_all());
        // What was just written is not news: the next step begins after it, but after nothing else.
        repricing.cursor = cursor_;
        TRY(storage::save_repricing_switch(transaction_, merchant_, repricing));
        return Followed{moved, is_behind_};
    }

private:
    Result<std::set<ListingId>> listings_since(Sequence cursor) {
        std::set<ListingId> listings;
        cursor_ = cursor;
        const auto news = TRY(storage::entries_after(database_, merchant_, cursor, kEntriesAtOnce));
        is_behind_ = static_cast<std::int64_t>(news.size()) == kEntriesAtOnce;
        for (const storage::JournalNews& entry : news) {
            const bool is_full = static_cast<std::int64_t>(
                                     listings.size() + entry.listings.size()) > kFollowedAdsAtOnce;
            if (is_full && !listings.empty()) {
                is_behind_ = true;
                break;
            }
            cursor_ = entry.sequence;
            if (wakes_rules(entry.kind))
                listings.insert(entry.listings.begin(), entry.listings.end());
        }
        return listings;
    }

    Result<void> read_rules() {
        for (wire::SavedRule& rule : TRY(storage::enabled_rules(database_, merchant_))) {
            markets_.insert(rule.wish.market);
            covers_.push_back(TRY(RuleCover::of(database_, rule.wish)));
            rules_.push_back(std::move(rule));
        }
        return {};
    }

    Result<void> plan(ListingId listing) {
        for (const listings::Market market : markets_)
            if (const auto row = TRY(storage::row_in_market(database_, merchant_, listing, market)))
                TRY(plan_row(*row));
        return {};
    }

    /// The first rule that covers it has the say.
    Result<void> plan_row(const wire::AdRow& row) {
        for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
            if (!TRY(covers_[rule].covers(database_, row))) continue;
            const listings::BulkChange change{
                listings::BulkAction::reprice, 0, {}, rules_[rule].wish.rule};
            const auto lately =
                TRY(storage::lately_moved(database_, merchant_, row.listing, row.market, now_));
            const auto outcome = listings::propose(row.position, row.market, change, lately);
            if (outcome.kind == listings::BulkOutcome::Kind::changed)
                planned_.push_back({rule, row, outcome});
            return {};
        }
        return {};
    }

    /// A rule that would move too much is switched off and moves nothing: the merchant is asked.
    Result<void> keep_within_rails(std::size_t rule) {
        listings::BulkSummary summary;
        for (const Planned& planned : planned_)
            if (planned.rule == rule)
                listings::count(summary, planned.row.position, planned.row.market, planned.outcome,
                                listings::Counting::repricing);
        if (summary.prices_changed == 0) return {};
        // Steps are small: what counts as one go is an hour.
        summary.prices_changed += TRY(storage::ads_moved_since(
            database_, merchant_, rules_[rule].id, Instant{now_.utc_ms - kOneGoMs}));
        const std::int64_t live =
            TRY(storage::count_live_rows(database_, merchant_, rules_[rule].wish.market));
        const listings::GuardStop stop = listings::guard(summary, live, rails_);
        if (!stop.stops()) return {};
        std::erase_if(planned_, [&](const Planned& planned) { return planned.rule == rule; });
        return storage::stop_rule(transaction_, merchant_, rules_[rule].id,
                                  stop.share ? "share" : "depth", now_);
    }

    Result<std::int64_t> move_all() {
        const Actor actor{merchant_, UserId(), "", wire::Role::agent};
        AdChanges changes;
        std::vector<wire::RuleMove> moves;
        for (const Planned& planned : planned_) {
            const wire::AdRow& row = planned.row;
            const auto before = TRY(storage::load_listing(database_, merchant_, row.listing));
            if (!before) continue;
            const auto after = listings::apply(
                *before, listings::patch_of(row.position, row.market, planned.outcome));
            if (!after.ok() || !TRY(changes.save(transaction_, actor, *before, after.value())))
                continue;
            const wire::SavedRule& rule = rules_[planned.rule];
            moves.push_back({0, now_, rule.id, rule.wish.name, row.listing, row.sku, row.market,
                             row.position.price_minor, planned.outcome.price_minor,
                             planned.outcome.reason});
        }
        TRY(storage::insert_moves(transaction_, merchant_, moves));
        TRY(changes.finish(transaction_, market_, actor, "repriced", now_));
        return static_cast<std::int64_t>(moves.size());
    }

    storage::Transaction& transaction_;
    storage::Database& database_;
    MarketSide& market_;
    MerchantId merchant_;
    Instant now_;
    Sequence cursor_;
    bool is_behind_ = false;
    listings::GuardRails rails_;
    std::vector<wire::SavedRule> rules_;
    std::vector<RuleCover> covers_;
    std::set<listings::Market> markets_; ///< that a rule is for
    std::vector<Planned> planned_;
};

} // namespace

Result<Followed> follow_rivals(storage::Store& store, MarketSide& market, Instant now) {
    std::vector<MerchantId> merchants;
    {
        storage::Reader reader = TRY(store.read());
        storage::Database& database = reader.database();
        for (const MerchantId merchant : TRY(storage::repricing_merchants(database))) {
            const auto repricing = TRY(storage::load_repricing_switch(database, merchant));
            if (repricing.cursor < TRY(storage::newest_sequence(database, merchant)))
                merchants.push_back(merchant);
        }
    }
    Followed all;
    for (const MerchantId merchant : merchants) {
        Followed followed;
        TRY(store.write(
            [&](storage::Transaction& transaction) -> Result<void> {
                followed = TRY(Following(transaction, market, merchant, now).run());
                return {};
            },
            storage::Urgency::whenever));
        all.moved += followed.moved;
        all.is_behind = all.is_behind || followed.is_behind;
    }
    return all;
}

} // namespace stall::usecases
