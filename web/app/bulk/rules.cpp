// The saved repricing rules; see rules.hpp.
// Must not know widgets or what a rule does to an ad.
#include "web/app/bulk/rules.hpp"

#include "core/base/written_numbers.hpp"
#include "web/app/bulk/judging.hpp"
#include "web/app/bulk/tasks.hpp"

#include <algorithm>

namespace stall::app::bulk {
namespace {

constexpr const char* kRules = "/desk/v1/repricing/rules";

void write(Turn& turn, const char* method, std::string path, std::string body,
           std::int64_t subject) {
    effect::Fetch request;
    request.method = method;
    request.path = std::move(path);
    request.headers = {{"Idempotency-Key", turn.next_key()}};
    if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
    request.body = std::move(body);
    turn.model.bulk->is_saving_rule = true;
    turn.model.bulk->rule_error.reset();
    turn.fetch({Purpose::write_rule, subject}, std::move(request));
}

std::string path_of(std::int64_t rule) { return std::string(kRules) + "/" + std::to_string(rule); }

/// The list shows everything that there is in the market: the rule then covers what comes, too.
bool is_everything(const Bulk& bulk, const std::vector<ListingId>& listings) {
    return static_cast<std::int64_t>(listings.size()) >= bulk.catalogue_ads;
}

/// A limit that is not set is an empty field.
std::string typed(Language language, std::int64_t number, Currency currency) {
    return number == 0 ? std::string() : format_typed(language, {number, currency});
}

/// The rule's own fields into the form; the preview then shows what they would do now.
void edit(Turn& turn, const wire::SavedRule& saved) {
    auto& bulk = *turn.model.bulk;
    const auto& rule = saved.wish.rule;
    const auto language = turn.model.language;
    const auto money = listings::currency_of(saved.wish.market);
    const auto share = Currency::of("EUR"); // two decimals, as reading.cpp reads it
    const auto pieces = Currency::of("JPY");
    bulk.edited = saved;
    bulk.market = saved.wish.market;
    bulk.aim = rule.aim;
    bulk.while_holding = rule.while_holding;
    bulk.text(Entry::rule_name) = saved.wish.name;
    bulk.text(Entry::beat) = typed(language, rule.beat_minor, money);
    bulk.text(Entry::beat_share) = typed(language, rule.beat_basis_points, share);
    bulk.text(Entry::step) = typed(language, rule.step_minor, money);
    bulk.text(Entry::floor) = typed(language, rule.floor_minor.value_or(0), money);
    bulk.text(Entry::ceiling) = typed(language, rule.ceiling_minor.value_or(0), money);
    bulk.text(Entry::daily_share) = typed(language, rule.daily_basis_points, share);
    bulk.text(Entry::daily_moves) = typed(language, rule.daily_moves, pieces);
    bulk.follows_rivals = saved.wish.is_enabled;
    bulk.rule_error.reset();
    bulk.page = Page::form;
    choose_ads(bulk, turn.model.ads);
    judge(bulk, turn.model.ads, language);
}

} // namespace

void load_rules(Turn& turn) {
    effect::Fetch request;
    request.path = "/desk/v1/repricing";
    turn.fetch({Purpose::load_rules, 0}, std::move(request));
}

void save_rule(Turn& turn) {
    auto& bulk = *turn.model.bulk;
    const auto rule = read_rule(bulk, turn.model.language);
    if (!rule || bulk.is_saving_rule) return;
    wire::RuleWish wish;
    wish.name = bulk.text(Entry::rule_name);
    wish.market = bulk.market;
    wish.rule = *rule;
    wish.is_enabled = bulk.follows_rivals;
    if (bulk.edited) { // what it covers stays as it was saved
        wish.category = bulk.edited->wish.category;
        wish.listings = bulk.edited->wish.listings;
    } else {
        wish.listings = listings_of(bulk, turn.model.ads);
        if (is_everything(bulk, wish.listings)) wish.listings.clear();
    }
    const auto checked = wire::check_rule_wish(wish);
    if (!checked) {
        bulk.rule_error = checked.error();
        return;
    }
    if (bulk.stopped_wish) wish.confirmation = wire::Confirmation::confirmed;
    bulk.stopped_wish = wish;
    const auto body = wire::encode_rule_wish(wish);
    if (!bulk.edited) return write(turn, "POST", kRules, body, 0);
    const auto id = bulk.edited->id.value;
    write(turn, "PUT", path_of(id), body, id);
}

void choose_rule(Turn& turn, const Chosen& chosen) {
    auto& bulk = *turn.model.bulk;
    if (!bulk.repricing || bulk.is_saving_rule) return;
    bulk.stopped_wish.reset();
    if (chosen.choice == Choice::all_rules) {
        const wire::RepricingSwitch wish{chosen.index == 1, {}};
        return write(turn, "PATCH", "/desk/v1/repricing", wire::encode_repricing_switch(wish), 0);
    }
    if (chosen.choice == Choice::rule_deleted)
        return write(turn, "DELETE", path_of(chosen.subject), "", chosen.subject);
    const auto saved =
        std::ranges::find(bulk.repricing->rules, RuleId(chosen.subject), &wire::SavedRule::id);
    if (saved == bulk.repricing->rules.end()) return;
    if (chosen.choice == Choice::rule_edited) return edit(turn, *saved);
    auto wish = saved->wish;
    wish.is_enabled = chosen.index == 1;
    // Asked once by the guard, the second press is the answer.
    wish.confirmation = bulk.rule_error && bulk.rule_error->code == "guard_stopped" &&
                                bulk.rule_error->where == std::to_string(chosen.subject)
                            ? wire::Confirmation::confirmed
                            : wire::Confirmation::none;
    write(turn, "PUT", path_of(chosen.subject), wire::encode_rule_wish(wish), chosen.subject);
}

void rules_answered(Turn& turn, const Errand& errand, int status, std::string_view body) {
    auto* bulk = turn.model.bulk.get();
    if (!bulk) return;
    const bool is_write = errand.purpose == Purpose::write_rule;
    if (is_write) bulk->is_saving_rule = false;
    auto state = status >= 200 && status < 300
                     ? wire::decode_repricing(body)
                     : Result<wire::RepricingState>(error_of(status, body));
    if (!state) {
        bulk->rule_error = state.error();
        if (state.error().code == "guard_stopped") {
            bulk->rule_error->where = std::to_string(errand.subject);
        } else {
            bulk->stopped_wish.reset();
        }
        return;
    }
    bulk->repricing = std::move(state).value();
    const auto rails = bulk->repricing->rails;
    if (bulk->step == Bulk::Step::choosing && !bulk->is_confirmed)
        bulk->stop = listings::guard(bulk->summary, bulk->catalogue_ads, rails);
    if (!is_write || !bulk->stopped_wish) return;
    bulk->stopped_wish.reset();
    bulk->edited.reset();
    bulk->text(Entry::rule_name).clear();
    bulk->follows_rivals = false;
    bulk->page = Page::rules;
}

} // namespace stall::app::bulk
