// What the Ads section does about each of its messages; see update.hpp.
// Must not know widgets.
#include "web/app/ads/update.hpp"

#include "core/base/text.hpp"
#include "core/base/written_numbers.hpp"
#include "web/app/ads/drafts.hpp"
#include "web/app/ads/exporting.hpp"
#include "web/app/ads/list.hpp"
#include "web/app/ads/loading.hpp"
#include "web/app/ads/shown.hpp"
#include "web/app/ads/writes.hpp"
#include "web/app/detail/opening.hpp"
#include "web/app/message.hpp"
#include "web/app/shell.hpp"

#include <algorithm>

namespace stall::app::ads {
namespace {

using History = effect::ShowRoute::History;

void save_view(Turn& turn) {
    auto& ads = turn.model.ads;
    if (!app::save_view(ads.saved_views, ads.view_name, turn.model.route.question)) return;
    ads.view_name.clear();
    keep_views(turn);
}

void tick(Turn& turn, const RowsTicked& rows) {
    auto& ads = turn.model.ads;
    const auto shown = ads.shelf.view().rows();
    if (rows.how == RowsTicked::How::only) ads.ticked.clear();
    for (auto at = rows.first; at <= rows.last && at < shown.size(); ++at) {
        const auto key = key_of(ads.shelf.at(shown[at]));
        if (rows.how == RowsTicked::How::remove) {
            ads.ticked.erase(key);
        } else {
            ads.ticked.insert(key);
        }
    }
}

void tick_all(Turn& turn, bool is_ticked) {
    turn.model.ads.ticked.clear();
    const auto count = turn.model.ads.shelf.view().count();
    if (is_ticked && count > 0) tick(turn, {RowsTicked::How::add, 0, count - 1});
}

void copy_ticked(Turn& turn) {
    const auto rows = ticked_rows(turn.model);
    if (rows.empty()) return;
    turn.effects.push_back(effect::Copy{tsv_of(turn.model, rows)});
    turn.toast(Toast::Tone::info,
               say_count(turn.model.language, "ads.copied.one", "ads.copied.other",
                         static_cast<std::int64_t>(rows.size())));
}

void move_what_if(Turn& turn, std::int64_t price_minor) {
    const auto& opened = turn.model.route.opened;
    const auto row = opened ? turn.model.ads.shelf.find(*opened) : std::nullopt;
    if (!row) return;
    const auto currency = turn.model.ads.shelf.at(*row).currency;
    type_cell(turn, {*opened, CellField::price},
              format_typed(turn.model.language, {price_minor, currency}));
}

/// One overload for each message.
struct Handler {
    Turn& turn;
    Ads& ads = turn.model.ads;
    const Question& question = turn.model.route.question;

    void operator()(const SegmentChosen& chosen) {
        auto next = question;
        next.segment = chosen.segment;
        ask(turn, std::move(next), History::push);
    }
    void operator()(const SearchTyped& typed) {
        auto next = question;
        next.search = typed.text;
        ask(turn, std::move(next), History::replace);
    }
    void operator()(const FiltersSet& set) {
        auto next = question;
        next.filters = set.filters;
        ask(turn, std::move(next), History::push);
    }
    void operator()(const FilterUnread& unread) {
        turn.toast(Toast::Tone::error, sentence_of(turn.model.language, unread.error));
    }
    void operator()(const SortSet& set) {
        auto next = question;
        next.sort = set.sort;
        ask(turn, std::move(next), History::push);
    }
    void operator()(const ColumnsSet& set) {
        ads.columns = set.columns;
        keep_columns(turn);
    }
    void operator()(const FiltersToggled&) { ads.filters_open = !ads.filters_open; }
    void operator()(const ViewNameTyped& typed) { ads.view_name = typed.text; }
    void operator()(const ViewSaved&) { save_view(turn); }
    void operator()(const ViewChosen& chosen) {
        if (chosen.index < ads.saved_views.size())
            ask(turn, ads.saved_views[chosen.index].question, History::push);
    }
    void operator()(const ViewForgotten& forgotten) {
        if (forgotten.index >= ads.saved_views.size()) return;
        ads.saved_views.erase(ads.saved_views.begin() +
                              static_cast<std::ptrdiff_t>(forgotten.index));
        keep_views(turn);
    }
    void operator()(const LoadRetried&) { load(turn); }
    void operator()(const RowOpened& opened) { open_row(turn, opened.ad); }
    void operator()(const DrawerClosed&) { close_row(turn); }
    void operator()(const RowsTicked& ticked) { tick(turn, ticked); }
    void operator()(const AllTicked& all) { tick_all(turn, all.is_ticked); }
    void operator()(const TickedCopied&) { copy_ticked(turn); }
    void operator()(const SearchFocused&) { ads.search_wants_focus = false; }
    void operator()(const CellOpened& opened) { open_cell(turn, opened.cell); }
    void operator()(const CellTyped& typed) { type_cell(turn, typed.cell, typed.text); }
    void operator()(const CellCommitted& committed) { commit_cell(turn, committed.cell); }
    void operator()(const CellCancelled& cancelled) { cancel_cell(turn, cancelled.cell); }
    void operator()(const RecommendedApplied& applied) { apply_recommended(turn, applied.ad); }
    void operator()(const PriceConfirmed&) { confirm_price(turn); }
    void operator()(const PriceLeft&) { ads.price_question.reset(); }
    void operator()(const WhatIfMoved& moved) { move_what_if(turn, moved.price_minor); }
    void operator()(const WriteRetried& retried) { retry_write(turn, retried.write); }
    void operator()(const WriteDropped& dropped) { drop_write(turn, dropped.write); }
    void operator()(const ConflictOpened& opened) {
        ads.conflict_shown = opened.write;
        turn.ask_for_all_parts();
    }
    void operator()(const ConflictClosed&) { ads.conflict_shown = 0; }
    void operator()(const MineKept& kept) { keep_mine(turn, kept.write); }
    void operator()(const TheirsTaken& taken) { take_theirs(turn, taken.write); }
};

} // namespace

void handle(Turn& turn, const Message& message) { std::visit(Handler{turn}, message); }

void ask(Turn& turn, Question question, History history) {
    auto& model = turn.model;
    const bool is_elsewhere = std::exchange(model.route.place, Place::ads) != Place::ads;
    if (!is_elsewhere && question == model.route.question) return;
    model.route.question = std::move(question);
    refresh_list(model);
    turn.show_route(history);
}

void open_row(Turn& turn, const AdKey& ad) {
    auto& route = turn.model.route;
    const bool is_elsewhere = std::exchange(route.place, Place::ads) != Place::ads;
    if (!is_elsewhere && route.opened == ad) return;
    route.opened = ad;
    turn.show_route(History::push);
    detail::shown(turn);
}

void close_row(Turn& turn) {
    if (!turn.model.route.opened) return;
    turn.model.route.opened.reset();
    turn.model.route.pane = Pane::price;
    turn.show_route(History::push);
}

void route_changed(Turn& turn) {
    refresh_list(turn.model);
    detail::shown(turn);
}

} // namespace stall::app::ads
