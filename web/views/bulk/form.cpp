// What is to be done to which ads, as fields that core checks while they are typed into.
// Must not know what it does to an ad.
#include "web/views/bulk/parts.hpp"

namespace stall::views::bulk {
namespace {

using app::bulk::Act;
using app::bulk::AmountKind;
using app::bulk::Choice;
using app::bulk::Entry;
using app::bulk::Family;

app::TextKey title_of(listings::BulkAction action) {
    using enum listings::BulkAction;
    switch (action) {
    case set_price: return "bulk.action.set_price";
    case add_to_price: return "bulk.action.add_to_price";
    case scale_price: return "bulk.action.scale_price";
    case end_in_99: return "bulk.action.end_in_99";
    case match_recommended: return "bulk.action.match_recommended";
    case set_stock: return "bulk.action.set_stock";
    case add_to_stock: return "bulk.action.add_to_stock";
    case set_floor: return "bulk.action.set_floor";
    case floor_from_price: return "bulk.action.floor_from_price";
    case clear_floor: return "bulk.action.clear_floor";
    case publish: return "bulk.action.publish";
    case take_offline: return "bulk.action.take_offline";
    default: return "bulk.action.archive";
    }
}

void choice_ui(const Context& context, Choice choice, app::TextKey label,
               std::span<const kit::Option> options, std::size_t chosen) {
    const kit::Scope scope(static_cast<int>(choice));
    const auto picked =
        kit::select("choice", {.label = context.text(label), .options = options, .chosen = chosen});
    if (picked) context.send(app::bulk::Chosen{choice, *picked, 0});
    kit::gap(12);
}

void entry_ui(const Context& context, const Bulk& bulk, Entry entry, kit::Field setup) {
    const auto& error = bulk.error_of(entry);
    const auto words =
        error ? context.sentence(*error, listings::currency_of(bulk.market)) : std::string();
    setup.text = bulk.text(entry);
    setup.error = words;
    const kit::Scope scope(static_cast<int>(entry));
    const auto result = kit::field("entry", setup);
    if (result.changed) context.send(app::bulk::Typed{entry, result.text});
}

void scope_ui(const Context& context, const Bulk& bulk) {
    const auto& ads = context.model.ads;
    const auto ticked = context.count(static_cast<std::int64_t>(ads.ticked.size()));
    const auto found = context.count(static_cast<std::int64_t>(ads.shelf.view().count()));
    if (!ads.ticked.empty()) {
        const std::array options = {
            kit::Option{
                .key = "ticked", .label = context.text("bulk.scope.ticked"), .note = ticked},
            kit::Option{.key = "found", .label = context.text("bulk.scope.found"), .note = found}};
        choice_ui(context, Choice::scope, "bulk.scope", options,
                  static_cast<std::size_t>(bulk.scope));
    }
    if (bulk.markets.size() < 2) return;
    std::vector<std::string> counts;
    std::vector<kit::Option> options;
    std::size_t chosen = kit::kNone;
    for (const auto& market : bulk.markets) counts.push_back(context.count(market.ads));
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto market = bulk.markets[i].market;
        if (market == bulk.market) chosen = i;
        options.push_back({.key = listings::code_of(market),
                           .label = context.text(app::title_of(market)),
                           .note = counts[i]});
    }
    choice_ui(context, Choice::market, "import.market", options, chosen);
}

void edit_ui(const Context& context, const Bulk& bulk) {
    std::array<kit::Option, app::bulk::kOffered.size()> options;
    std::array<std::string, app::bulk::kOffered.size()> keys;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < options.size(); ++i) {
        keys[i] = std::to_string(i);
        options[i] = {.key = keys[i], .label = context.text(title_of(app::bulk::kOffered[i]))};
        if (app::bulk::kOffered[i] == bulk.action) chosen = i;
    }
    choice_ui(context, Choice::action, "bulk.what", options, chosen);
    const auto kind = app::bulk::amount_kind(bulk.action);
    if (kind == AmountKind::none) return;
    const bool may_lower = bulk.action == listings::BulkAction::add_to_price ||
                           bulk.action == listings::BulkAction::scale_price ||
                           bulk.action == listings::BulkAction::add_to_stock;
    const auto code = listings::currency_of(bulk.market).code();
    entry_ui(context, bulk, Entry::amount,
             {.label = context.text(kind == AmountKind::money   ? app::TextKey("bulk.amount")
                                    : kind == AmountKind::share ? app::TextKey("bulk.share")
                                                                : app::TextKey("bulk.pieces")),
              .hint = may_lower ? context.text("bulk.amount.hint") : std::string_view(),
              .unit = kind == AmountKind::money   ? std::string_view(code)
                      : kind == AmountKind::share ? std::string_view("%")
                                                  : std::string_view(),
              .kind = kit::FieldKind::decimal});
}

/// Two fields side by side.
void limits_ui(const Context& context, const Bulk& bulk) {
    struct Limit {
        Entry entry;
        app::TextKey label;
        enum class Unit : std::uint8_t { money, share, none } unit;
    };
    static constexpr std::array kLimits = {
        Limit{Entry::floor, "rule.floor", Limit::Unit::money},
        Limit{Entry::ceiling, "rule.ceiling", Limit::Unit::money},
        Limit{Entry::step, "rule.step", Limit::Unit::money},
        Limit{Entry::daily_share, "rule.daily_share", Limit::Unit::share},
        Limit{Entry::daily_moves, "rule.daily_moves", Limit::Unit::none}};
    const auto code = listings::currency_of(bulk.market).code();
    const float width = (kit::available_width() - 12) / 2;
    for (std::size_t at = 0; at < kLimits.size(); at += 2) {
        const kit::Row row(at, 12);
        for (std::size_t i = at; i < std::min(at + 2, kLimits.size()); ++i)
            entry_ui(context, bulk, kLimits[i].entry,
                     {.label = context.text(kLimits[i].label),
                      .placeholder = context.text("rule.no_limit"),
                      .unit = kLimits[i].unit == Limit::Unit::money   ? std::string_view(code)
                              : kLimits[i].unit == Limit::Unit::share ? std::string_view("%")
                                                                      : std::string_view(),
                      .kind = kit::FieldKind::decimal,
                      .width = width});
    }
}

void rule_ui(const Context& context, const Bulk& bulk) {
    const std::array aims = {
        kit::Option{.key = "match", .label = context.text("rule.aim.match")},
        kit::Option{.key = "amount", .label = context.text("rule.aim.beat_by_amount")},
        kit::Option{.key = "share", .label = context.text("rule.aim.beat_by_share")}};
    choice_ui(context, Choice::aim, "rule.aim", aims, static_cast<std::size_t>(bulk.aim));
    const auto code = listings::currency_of(bulk.market).code();
    if (bulk.aim != listings::Aim::match) {
        const bool is_share = bulk.aim == listings::Aim::beat_by_share;
        entry_ui(context, bulk, is_share ? Entry::beat_share : Entry::beat,
                 {.label = context.text("rule.beat"),
                  .unit = is_share ? std::string_view("%") : std::string_view(code),
                  .kind = kit::FieldKind::decimal,
                  .is_required = true});
        kit::gap(12);
    }
    const std::array holding = {
        kit::Option{.key = "follow", .label = context.text("rule.holding.follow")},
        kit::Option{.key = "never_lower", .label = context.text("rule.holding.never_lower")},
        kit::Option{.key = "leave", .label = context.text("rule.holding.leave")}};
    choice_ui(context, Choice::while_holding, "rule.holding", holding,
              static_cast<std::size_t>(bulk.while_holding));
    limits_ui(context, bulk);
}

void save_ui(const Context& context, const Bulk& bulk) {
    kit::gap(16);
    kit::divider();
    kit::gap(16);
    const bool is_stopped = bulk.rule_error && bulk.stopped_wish;
    const auto problem = bulk.rule_error && bulk.page == app::bulk::Page::preview
                             ? app::sentence_of(context.model.language, *bulk.rule_error)
                             : std::string();
    const auto name = kit::field("name", {.label = context.text("rule.name"),
                                          .text = bulk.text(Entry::rule_name),
                                          .error = problem});
    if (name.changed) context.send(app::bulk::Typed{Entry::rule_name, name.text});
    kit::gap(12);
    if (kit::checkbox("follow",
                      {.label = context.text("rule.follow"),
                       .checked = bulk.follows_rivals ? kit::Checked::on : kit::Checked::off}))
        context.send(app::bulk::Pressed{Act::follow_rivals});
    kit::gap(12);
    if (bulk.edited) {
        const auto cover = cover_words(context, bulk.edited->wish);
        kit::text(context.say("rule.edit.cover", {{"ads", cover}}),
                  {.style = kit::TextStyle::secondary,
                   .tone = kit::Tone::tertiary,
                   .wrapping = kit::Wrapping::words});
        kit::gap(12);
    }
    if (kit::button("save_rule",
                    {.label = context.text(is_stopped    ? app::TextKey("rule.save.anyway")
                                           : bulk.edited ? app::TextKey("rule.save.changes")
                                                         : app::TextKey("rule.save")),
                     .width = kit::kFill,
                     .is_busy = bulk.is_saving_rule}) ||
        name.entered)
        context.send(app::bulk::Pressed{Act::save_rule});
    if (!bulk.edited) return;
    kit::gap(8);
    if (kit::button("stop_editing", {.label = context.text("rule.edit.stop"),
                                     .look = kit::ButtonLook::quiet,
                                     .width = kit::kFill}))
        context.send(app::bulk::Pressed{Act::stop_editing});
}

} // namespace

std::string cover_words(const Context& context, const wire::RuleWish& wish) {
    const auto ads = static_cast<std::int64_t>(wish.listings.size());
    return std::string(context.text(app::title_of(wish.market))) + " · " +
           (ads == 0 ? std::string(context.text("ads.segment.all"))
                     : context.say_count("ads.count.one", "ads.count.other", ads));
}

void form_ui(const Context& context, const Bulk& bulk) {
    scope_ui(context, bulk);
    if (bulk.family == Family::edit) {
        edit_ui(context, bulk);
    } else {
        rule_ui(context, bulk);
        save_ui(context, bulk);
    }
}

} // namespace stall::views::bulk
