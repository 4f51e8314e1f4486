// Over the ads list; see toolbar.hpp.
// Must not know how a question is answered.
#include "web/views/ads/toolbar.hpp"

#include "web/app/command.hpp"
#include "web/views/ads/columns.hpp"
#include "web/views/ads/filters.hpp"
#include "web/views/kept_list.hpp"

#include <algorithm>
#include <array>

namespace stall::views::ads {
namespace {

using app::Command;

void search_ui(const Context& context, float width) {
    const bool wants_focus = context.model.ads.search_wants_focus;
    const auto result = kit::search_field("search", {.label = context.text("ads.search.label"),
                                                     .text = context.model.route.question.search,
                                                     .placeholder = context.text("ads.search"),
                                                     .width = width,
                                                     .takes_focus = wants_focus});
    if (result.changed) context.send(app::ads::SearchTyped{result.text});
    if (wants_focus && result.is_active) context.send(app::ads::SearchFocused{});
}

void saved_views_ui(const Context& context, bool is_icon_only) {
    const auto& ads = context.model.ads;
    const auto press = views_ui(context, ads.saved_views, ads.view_name, is_icon_only);
    if (press.chosen) context.send(app::ads::ViewChosen{*press.chosen});
    if (press.forgotten) context.send(app::ads::ViewForgotten{*press.forgotten});
    if (press.typed) context.send(app::ads::ViewNameTyped{*press.typed});
    if (press.is_saved) context.send(app::ads::ViewSaved{});
}

/// The list of one market, or of all: one press. Several at once are a filter.
void market_ui(const Context& context, bool is_icon_only) {
    const auto& codes = context.model.sign_in.session.markets;
    if (codes.size() < 2) return;
    const auto& chosen = context.model.route.question.filters.markets;
    std::vector<listings::Market> markets;
    std::vector<kit::MenuItem> items = {
        {.key = "all", .label = context.text("market.all"), .chosen = chosen.empty()}};
    for (const auto& code : codes) {
        const auto market = listings::parse_market(code);
        if (!market) continue;
        markets.push_back(market.value());
        items.push_back({.key = code,
                         .label = context.text(app::title_of(market.value())),
                         .chosen = chosen.size() == 1 && chosen[0] == market.value()});
    }
    const auto label = chosen.size() == 1
                           ? context.say("market.switch", {{"market", code_of(chosen[0])}})
                           : std::string(context.text("market.all"));
    const auto picked = kit::menu_button("market",
                                         {.label = label,
                                          .icon = is_icon_only ? kit::kIconStore : kit::kNoIcon,
                                          .icon_after = kit::kIconChevronDown,
                                          .icon_only = is_icon_only},
                                         items);
    if (!picked) return;
    auto filters = context.model.route.question.filters;
    filters.markets.clear();
    if (*picked > 0) filters.markets.push_back(markets[*picked - 1]);
    context.send(app::ads::FiltersSet{std::move(filters)});
}

void ticked_ui(const Context& context) {
    const auto count = static_cast<std::int64_t>(context.model.ads.ticked.size());
    if (count == 0) return;
    const auto words = context.say_count("ads.ticked.one", "ads.ticked.other", count);
    if (kit::chip("ticked", words).removed) context.send(app::ads::AllTicked{false});
    if (kit::button("copy", {.label = context.text("ads.copy"), .icon = kit::kIconCopy}))
        context.send(app::ads::TickedCopied{});
}

/// On the ticked ads, or on all that the list shows.
void bulk_ui(const Context& context, bool is_icon_only) {
    if (context.model.ads.shelf.view().count() == 0) return;
    if (kit::button("bulk", {.label = context.text("bulk.edit"),
                             .icon = kit::kIconPencil,
                             .icon_only = is_icon_only}))
        context.send(app::bulk::Opened{app::bulk::Family::edit});
    if (kit::button("reprice", {.label = context.text("bulk.reprice"),
                                .icon = kit::kIconRefreshCw,
                                .icon_only = is_icon_only}))
        context.send(app::bulk::Opened{app::bulk::Family::reprice});
}

void actions_ui(const Context& context, bool is_icon_only) {
    if (const auto layout =
            kit::columns_button("columns", table_columns(context), table_layout(context)))
        context.send(app::ads::ColumnsSet{layout_from(context, *layout)});
    saved_views_ui(context, is_icon_only);
    if (kit::button("export", {.label = context.text("ads.export"),
                               .icon = kit::kIconDownload,
                               .icon_only = is_icon_only}))
        context.send(app::message::CommandRun{Command::export_ads});
    if (kit::button("import", {.label = context.text("ads.import"),
                               .icon = kit::kIconUpload,
                               .icon_only = is_icon_only}))
        context.send(app::message::CommandRun{app::Command::import_ads});
    bulk_ui(context, is_icon_only);
}

void create_button_ui(const Context& context, bool is_icon_only) {
    if (kit::button("create", {.label = context.text("create.title"),
                               .icon = kit::kIconPlus,
                               .look = kit::ButtonLook::primary,
                               .icon_only = is_icon_only}))
        context.send(app::message::CommandRun{Command::create_ad});
}

void narrow_ui(const Context& context) {
    constexpr float kButtonWidth = 44;
    const kit::Row row("toolbar");
    const bool has_markets = context.model.sign_in.session.markets.size() > 1;
    search_ui(context, kit::available_width() - kButtonWidth * (has_markets ? 4 : 3));
    market_ui(context, true);
    filters_button_ui(context, true);
    const std::array files = {
        kit::MenuItem{
            .key = "export", .label = context.text("ads.export"), .icon = kit::kIconDownload},
        kit::MenuItem{
            .key = "import", .label = context.text("ads.import"), .icon = kit::kIconUpload},
        kit::MenuItem{.key = "bulk",
                      .label = context.text("bulk.edit"),
                      .icon = kit::kIconPencil,
                      .has_line_before = true},
        kit::MenuItem{
            .key = "reprice", .label = context.text("bulk.reprice"), .icon = kit::kIconRefreshCw}};
    const auto chosen = kit::menu_button(
        "files",
        {.label = context.text("ads.files"), .icon = kit::kIconFileSpreadsheet, .icon_only = true},
        files);
    if (chosen == 0u) context.send(app::message::CommandRun{Command::export_ads});
    if (chosen == 1u) context.send(app::message::CommandRun{app::Command::import_ads});
    if (chosen == 2u) context.send(app::bulk::Opened{app::bulk::Family::edit});
    if (chosen == 3u) context.send(app::bulk::Opened{app::bulk::Family::reprice});
    create_button_ui(context, true);
}

/// Do the actions fit into a row of their own with their words, whatever the language calls them?
bool has_room_for_words(const Context& context) {
    constexpr float kAroundWords = 56, kColumnsWidth = 44;
    float needed = kColumnsWidth;
    for (const app::TextKey key :
         {app::TextKey("ads.views"), app::TextKey("ads.export"), app::TextKey("ads.import"),
          app::TextKey("bulk.edit"), app::TextKey("bulk.reprice"), app::TextKey("create.title")})
        needed += kit::text_width(context.text(key), kit::TextStyle::control) + kAroundWords;
    return needed <= kit::available_width();
}

} // namespace

void toolbar_ui(const Context& context) {
    if (kit::breakpoint() == kit::Breakpoint::narrow) {
        narrow_ui(context);
        return;
    }
    constexpr float kSearchWidth = 190;
    const bool is_icon_only = kit::breakpoint() != kit::Breakpoint::wide;
    const bool has_words = has_room_for_words(context) && context.model.ads.ticked.empty();
    kit::Row row("toolbar");
    search_ui(context, is_icon_only ? 160 : kSearchWidth);
    market_ui(context, false);
    chips_ui(context);
    filters_button_ui(context, is_icon_only);
    ticked_ui(context);
    row.push_right();
    actions_ui(context, is_icon_only || !has_words);
    create_button_ui(context, is_icon_only);
}

} // namespace stall::views::ads
