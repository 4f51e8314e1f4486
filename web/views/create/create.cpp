// Creating an ad: the catalogue searched; see create.hpp.
// Must not know how a search is answered.
#include "web/views/create/create.hpp"

#include "web/app/create/keeping.hpp"
#include "web/views/create/form.hpp"
#include "web/views/create/sheet.hpp"

#include <algorithm>

namespace stall::views::create {
namespace {

using app::create::Create;

void unfinished_ui(const Context& context) {
    const auto kept = app::create::kept_form(context.model);
    if (!kept) return;
    const auto title =
        kept->title.empty()
            ? context.say("create.number", {{"number", std::to_string(kept->product.value)}})
            : kept->title;
    const kit::Pane card("unfinished", {.height = 0,
                                        .look = kit::PaneLook::card,
                                        .padding = 12,
                                        .name = context.text("create.resume")});
    kit::Row row("unfinished");
    kit::text(context.say("create.unfinished", {{"title", title}}), {.icon = kit::kIconPencil});
    kit::text(context.text("create.unfinished.text"),
              {.style = kit::TextStyle::secondary, .tone = kit::Tone::tertiary});
    row.push_right();
    if (kit::button("drop", {.label = context.text("create.drop"), .look = kit::ButtonLook::quiet}))
        context.send(app::create::DraftDropped{});
    if (kit::button("resume", {.label = context.text("create.resume")}))
        context.send(app::create::DraftResumed{});
}

void unfinished_sheet_ui(const Context& context) {
    const auto kept = app::create::kept_sheet(context.model);
    if (!kept) return;
    const auto& typed = kept->text(app::create::sheet::Field::title);
    const auto title = typed.empty() ? std::string(context.text("sheet.title.new")) : typed;
    const kit::Pane card("unfinished_sheet", {.height = 0,
                                              .look = kit::PaneLook::card,
                                              .padding = 12,
                                              .name = context.text("sheet.resume")});
    kit::Row row("unfinished_sheet");
    kit::text(context.say("sheet.unfinished", {{"title", title}}), {.icon = kit::kIconPencil});
    kit::text(context.text("create.unfinished.text"),
              {.style = kit::TextStyle::secondary, .tone = kit::Tone::tertiary});
    row.push_right();
    if (kit::button("drop", {.label = context.text("create.drop"), .look = kit::ButtonLook::quiet}))
        context.send(app::create::Message(app::create::sheet::Dropped{}));
    if (kit::button("resume", {.label = context.text("sheet.resume")}))
        context.send(app::create::SheetChosen{kept->place});
}

std::string about(const Context& context, const wire::ProductHit& hit) {
    std::string words = hit.category_name;
    if (!hit.ean.empty()) words += " · " + hit.ean;
    words += " · " + context.say("create.number", {{"number", std::to_string(hit.product.value)}});
    return words;
}

/// Only the merchant's own wait; those are changed, others copied.
app::SheetPlace::Origin origin_of(const wire::ProductHit& hit) {
    return hit.state == wire::ProductState::waiting ? app::SheetPlace::Origin::change
                                                    : app::SheetPlace::Origin::copy;
}

void marks_ui(const Context& context, const wire::ProductHit& hit) {
    if (hit.state == wire::ProductState::waiting)
        kit::pill({.label = context.text("create.waiting"),
                   .icon = kit::kIconCircleDashed,
                   .tone = kit::Tone::orange});
    if (hit.own_ads > 0) {
        const auto own = context.say_count("create.own.one", "create.own.other", hit.own_ads);
        kit::pill({.label = own, .icon = kit::kIconTag, .tone = kit::Tone::accent});
    }
}

void sheet_button_ui(const Context& context, const wire::ProductHit& hit) {
    using Origin = app::SheetPlace::Origin;
    const bool is_own = origin_of(hit) == Origin::change;
    const auto name = is_own ? context.say("sheet.change.name", {{"title", hit.title}})
                             : context.say("sheet.copy.name", {{"title", hit.title}});
    if (kit::button("sheet",
                    {.label = is_own ? context.text("sheet.change") : context.text("sheet.copy"),
                     .icon = is_own ? kit::kIconPencil : kit::kIconCopy,
                     .look = kit::ButtonLook::quiet,
                     .tooltip = name}))
        context.send(app::create::SheetChosen{{origin_of(hit), hit.product}});
}

void sell_ui(const Context& context, const wire::ProductHit& hit, float width) {
    if (kit::button("sell", {.label = context.text("create.sell"),
                             .icon = kit::kIconPlus,
                             .width = width,
                             .tooltip = context.say("create.sell.name", {{"title", hit.title}})}))
        context.send(app::create::ProductChosen{hit.product});
}

void hit_ui(const Context& context, const wire::ProductHit& hit, Currency currency) {
    const kit::Scope scope(hit.product.value);
    const bool is_narrow = kit::breakpoint() == kit::Breakpoint::narrow;
    const auto price =
        hit.new_price_minor
            ? context.say("create.new_price",
                          {{"price", context.money({*hit.new_price_minor, currency})}})
            : std::string();
    const auto words = about(context, hit);
    const kit::Pane pane(
        "hit", {.height = 0, .padding = 12, .role = mirror::Role::group, .name = hit.title});
    if (is_narrow) {
        kit::text(hit.title, {.style = kit::TextStyle::strong, .wrapping = kit::Wrapping::words});
        kit::text(words, {.style = kit::TextStyle::secondary,
                          .tone = kit::Tone::secondary,
                          .wrapping = kit::Wrapping::words});
        kit::gap(4);
        kit::Row row("foot");
        kit::text(price, {.tone = kit::Tone::blue});
        row.push_right();
        sheet_button_ui(context, hit);
        sell_ui(context, hit, 0);
        return;
    }
    kit::Row row("hit", 12);
    {
        // What is left of the marks, the price and both buttons, in the longest language.
        const float room = kit::available_width();
        const kit::Column column(std::max(room - 780, room * 0.3F));
        kit::text(hit.title, {.style = kit::TextStyle::strong});
        kit::text(words, {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
    }
    marks_ui(context, hit);
    row.push_right();
    kit::text(price, {.tone = kit::Tone::blue});
    sheet_button_ui(context, hit);
    sell_ui(context, hit, 0);
}

void rows_ui(const Context& context, const wire::ProductHits& hits, std::string_view name) {
    const kit::Pane card(name, {.height = 0, .look = kit::PaneLook::card, .name = name});
    bool is_first = true;
    for (const auto& hit : hits.products) {
        if (!is_first) kit::divider();
        is_first = false;
        hit_ui(context, hit, hits.currency);
    }
}

/// The merchant's own sheets with their state, while nothing is searched.
void proposed_ui(const Context& context, const Create& create) {
    if (create.proposed.products.empty()) return;
    kit::text(context.text("sheet.proposed"), {.style = kit::TextStyle::subtitle});
    kit::gap(8);
    rows_ui(context, create.proposed, context.text("sheet.proposed"));
}

void new_sheet(const Context& context) {
    context.send(app::create::SheetChosen{{app::SheetPlace::Origin::blank, {}}});
}

void new_sheet_ui(const Context& context, float width) {
    const auto label = context.text("sheet.new");
    if (kit::button("new", {.label = label, .icon = kit::kIconPlus, .width = width}))
        new_sheet(context);
}

void hits_ui(const Context& context, const Create& create) {
    const auto& hits = create.hits;
    if (!hits.understood.empty() && hits.understood != create.asked) {
        kit::text(context.say("create.understood", {{"query", hits.understood}}),
                  {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
        kit::gap(8);
    }
    rows_ui(context, hits, context.text("create.search"));
}

void answer_ui(const Context& context, const Create& create) {
    if (create.search_error) {
        const auto words = app::sentence_of(context.model.language, *create.search_error);
        if (kit::empty_state("failed", {.icon = kit::kIconCloudOff,
                                        .title = context.text("load.failed"),
                                        .words = words,
                                        .action = context.text("load.retry"),
                                        .action_icon = kit::kIconRefreshCw}))
            context.send(app::create::SearchRetried{});
    } else if (!create.has_answer && create.searching != 0) {
        kit::skeleton_rows(context.text("create.search"), 6);
    } else if (!create.has_answer && !create.proposed.products.empty()) {
        proposed_ui(context, create);
    } else if (!create.has_answer) {
        (void)kit::empty_state("start", {.icon = kit::kIconSearch,
                                         .title = context.text("create.start.title"),
                                         .words = context.text("create.start.text")});
    } else if (create.hits.products.empty()) {
        if (kit::empty_state("nothing", {.icon = kit::kIconInbox,
                                         .title = context.text("create.nothing.title"),
                                         .words = context.text("create.nothing.text"),
                                         .action = context.text("sheet.new"),
                                         .action_icon = kit::kIconPlus}))
            new_sheet(context);
    } else {
        hits_ui(context, create);
    }
}

void search_ui(const Context& context) {
    const auto& create = *context.model.create;
    const bool is_narrow = kit::breakpoint() == kit::Breakpoint::narrow;
    {
        kit::Row row("head");
        kit::text(context.text("create.search"), {.style = kit::TextStyle::subtitle});
        row.push_right();
        if (!is_narrow) new_sheet_ui(context, 0);
    }
    kit::gap(8);
    const auto typed =
        kit::search_field("query", {.label = context.text("create.search"),
                                    .text = create.query,
                                    .placeholder = context.text("create.search.hint"),
                                    .takes_focus = create.query.empty()});
    if (typed.changed) context.send(app::create::QueryTyped{typed.text});
    if (is_narrow) {
        kit::gap(8);
        new_sheet_ui(context, kit::kFill);
    }
    kit::gap(12);
    unfinished_ui(context);
    unfinished_sheet_ui(context);
    kit::gap(12);
    answer_ui(context, create);
}

} // namespace

void create_ui(const Context& context) {
    const kit::Pane page("create", {.scrolling = kit::Scrolling::vertical});
    if (!context.model.create) {
        kit::skeleton_rows(context.text("create.title"), 6);
    } else if (context.model.route.selling.exists()) {
        form_ui(context);
    } else if (context.model.route.sheet.origin != app::SheetPlace::Origin::none) {
        sheet_ui(context);
    } else {
        search_ui(context);
    }
}

} // namespace stall::views::create
