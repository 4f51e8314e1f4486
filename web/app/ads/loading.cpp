// Getting the ads and hearing of every change after that; see loading.hpp.
// Must not know widgets.
#include "web/app/ads/loading.hpp"

#include "web/app/ads/list.hpp"
#include "web/app/ads/shown.hpp"
#include "web/app/create/searching.hpp"
#include "web/app/detail/opening.hpp"
#include "web/app/orders/opening.hpp"
#include "web/app/orders/update.hpp"

namespace stall::app::ads {
namespace {

void open_stream(Turn& turn) {
    auto& follow = turn.model.ads.follow;
    effect::Fetch request;
    request.path = "/desk/v1/changes?after=" + std::to_string(follow.cursor.value);
    request.delivery = effect::Fetch::Delivery::lines;
    request.end = effect::Fetch::End::endless;
    follow.request = turn.fetch({Purpose::follow_changes, 0}, std::move(request));
}

/// Rows that the merchant's writes and drafts touch look other than the server says.
void show_own_changes(Model& model) {
    for (const auto& write : model.ads.writes) show_listing(model, write.ad.listing);
}

void take_head(Turn& turn, const std::string& line) {
    auto& ads = turn.model.ads;
    const auto head = wire::decode_workspace_head(line);
    if (!head) {
        load_failed(turn, head.error());
        return;
    }
    ads.load.expected = head.value().row_count;
    ads.follow.cursor = head.value().cursor;
    auto& shelf = ads.shelf.rows().empty() ? ads.shelf : ads.incoming.emplace();
    shelf.reserve(head.value().row_count);
}

} // namespace

void load(Turn& turn) {
    auto& ads = turn.model.ads;
    turn.abort(ads.load.request);
    turn.abort(ads.follow.request);
    ads.follow = Follow{ads.follow.cursor, 0, 0, 0};
    effect::Fetch request;
    request.path = "/desk/v1/listings";
    request.delivery = effect::Fetch::Delivery::lines;
    ads.incoming.reset();
    ads.load = Load{Load::State::loading, 0, 0, 0, {}, 0};
    ads.load.request = turn.fetch({Purpose::load_ads, 0}, std::move(request));
}

void load_lines(Turn& turn, const std::vector<std::string>& lines) {
    auto& ads = turn.model.ads;
    std::size_t at = 0;
    if (ads.load.expected == 0 && ads.load.arrived == 0 && !lines.empty()) {
        take_head(turn, lines[0]);
        at = 1;
    }
    for (; at < lines.size() && ads.load.state == Load::State::loading; ++at) {
        auto row = wire::decode_ad_row(lines[at]);
        if (!row) {
            load_failed(turn, row.error());
            return;
        }
        (ads.incoming ? *ads.incoming : ads.shelf).put(std::move(row).value());
        ++ads.load.arrived;
    }
    if (ads.incoming) return;
    // Answering anew costs as much as there are ads: done at every piece, a million would take half
    // a minute. So each time there are a quarter more.
    if (ads.load.arrived < ads.load.refresh_at) return;
    ads.load.refresh_at = ads.load.arrived + ads.load.arrived / 4;
    refresh_list(turn.model);
}

void load_ended(Turn& turn, int status, std::string_view body) {
    auto& ads = turn.model.ads;
    if (ads.load.state != Load::State::loading) return;
    if (status >= 300) {
        const auto problem = problem_of(status, body);
        load_failed(turn, {problem.code, "", "", ""});
        return;
    }
    if (ads.load.arrived < ads.load.expected) {
        load_failed(turn, {"network", "", "", ""});
        return;
    }
    if (ads.incoming) ads.shelf = std::move(*ads.incoming);
    ads.incoming.reset();
    ads.load.state = Load::State::ready;
    ads.load.request = 0;
    show_own_changes(turn.model);
    refresh_list(turn.model);
    open_stream(turn);
    detail::moved(turn);
}

void load_failed(Turn& turn, Error error) {
    auto& load = turn.model.ads.load;
    turn.abort(load.request);
    load.request = 0;
    load.state = Load::State::failed;
    load.error = std::move(error);
    turn.model.ads.incoming.reset();
}

void follow_lines(Turn& turn, const std::vector<std::string>& lines) {
    auto& ads = turn.model.ads;
    ads.follow.failures = 0;
    std::vector<wire::AdRow> rows;
    for (const auto& line : lines) {
        auto change = wire::decode_change(line);
        if (!change) {
            load(turn);
            return;
        }
        if (change.value().sequence > ads.follow.cursor)
            ads.follow.cursor = change.value().sequence;
        for (auto& row : change.value().rows) rows.push_back(std::move(row));
        if (change.value().kind == "calendar_changed" && turn.model.orders)
            orders::calendar_changed(turn);
        if (change.value().kind == "sheet_validated" && turn.model.create)
            create::load_proposed(turn);
        const auto& orders_json = change.value().orders_json;
        if (orders_json.empty()) continue;
        if (turn.model.orders)
            orders::changed(turn, orders_json);
        else
            orders::count_waiting(turn);
    }
    const auto& opened = turn.model.route.opened;
    bool is_opened_touched = false;
    for (const auto& row : rows) is_opened_touched = is_opened_touched || key_of(row) == opened;
    if (!rows.empty()) put_rows(turn.model, std::move(rows));
    if (is_opened_touched) detail::moved(turn);
}

void follow_ended(Turn& turn, int status) {
    auto& ads = turn.model.ads;
    ads.follow.request = 0;
    if (turn.model.sign_in.state != SignIn::State::signed_in) return;
    if (ads.load.state != Load::State::ready) return;
    if (status == 0 && ads.follow.failures > 0) turn.model.is_reachable = false;
    if (status == 410 || status == 404 || status == 400) {
        load(turn);
        return;
    }
    ads.follow.timer = turn.wait({Purpose::reconnect, 0}, back_off_ms(ads.follow.failures));
    ++ads.follow.failures;
}

void reconnect(Turn& turn) {
    auto& model = turn.model;
    auto& follow = model.ads.follow;
    if (model.sign_in.state != SignIn::State::signed_in || follow.request != 0) return;
    if (follow.timer != 0) model.errands.erase(follow.timer);
    follow.timer = 0;
    if (model.ads.load.state == Load::State::ready) open_stream(turn);
    if (model.ads.load.state == Load::State::failed || model.ads.load.state == Load::State::idle)
        load(turn);
}

void load_ladder(Turn& turn, const AdKey& ad) {
    auto& ladder = turn.model.ads.ladder;
    turn.abort(ladder.request);
    if (ladder.ad != ad) ladder.steps.clear();
    ladder.ad = ad;
    if (ladder.steps.empty()) ladder.state = Ladder::State::loading;
    effect::Fetch request;
    request.path = "/desk/v1/listings/" + std::to_string(ad.listing.value) +
                   "/offers?market=" + std::string(listings::code_of(ad.market));
    ladder.request = turn.fetch({Purpose::load_ladder, 0}, std::move(request));
}

void ladder_answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    auto& ladder = turn.model.ads.ladder;
    if (ladder.request != request) return;
    ladder.request = 0;
    auto steps = wire::decode_ladder(body);
    if (status != 200 || !steps) {
        ladder.state = Ladder::State::failed;
        return;
    }
    ladder.state = Ladder::State::ready;
    ladder.steps = std::move(steps).value();
}

} // namespace stall::app::ads
